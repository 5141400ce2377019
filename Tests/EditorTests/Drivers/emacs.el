;;; emacs.el --- drives Emacs over the pages and writes down what it shows  -*- lexical-binding: t -*-

;; In batch no command loop runs, so what it would do after each command and when idle is done here by hand: the hook
;; that lets Eglot connect, the start of Flymake, the message that the text has changed.

(setq load-prefer-newer t)
(package-initialize)
(require 'json)
(require 'eglot)
(require 'flymake)

(load (getenv "STET_TEST_SETUP") nil t)
(setq stet-program (getenv "STET_TEST_PROGRAM"))
(stet-setup)

(setq eglot-sync-connect nil
      flymake-start-on-flymake-mode nil)

(defvar driver-deadline (+ (float-time) 600))

(defun driver-wait (what condition)
  "Let processes and timers run until CONDITION holds and return what it gives."
  (let (value)
    (while (not (setq value (funcall condition)))
      (when (> (float-time) driver-deadline) (error "No %s in time" what))
      (accept-process-output nil 0.02))
    value))

(defun driver-sorted ()
  (sort (copy-sequence (flymake-diagnostics))
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun driver-diagnostics ()
  (vconcat
   (mapcar
    (lambda (item)
      `((covers . ,(buffer-substring-no-properties (flymake-diagnostic-beg item) (flymake-diagnostic-end item)))
        (message . ,(flymake-diagnostic-text item))
        (severity . ,(symbol-name (flymake-diagnostic-type item)))))
    (driver-sorted))))

(defun driver-open (name)
  (switch-to-buffer (find-file-noselect (expand-file-name name (getenv "STET_TEST_FOLDER"))))
  (run-hooks 'post-command-hook)
  (driver-wait (concat "server for " name) #'eglot-managed-p)
  (flymake-start)
  (driver-wait (concat "findings in " name) #'flymake-diagnostics)
  (driver-diagnostics))

(defun driver-go-to (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun driver-hover (words)
  "What ElDoc shows with point on WORDS."
  (driver-go-to words)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (substring-no-properties (driver-wait (concat "hover on " words) (lambda () shown)))))

(defun driver-fix (words title)
  (driver-go-to words)
  (let ((last-nonmenu-event ?.)
        (before (buffer-modified-tick)))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (or (car (assoc title choices)) (error "No fix %s among %S" title (mapcar #'car choices))))))
      (call-interactively #'eglot-code-actions))
    (driver-wait (concat "fix " title) (lambda () (> (buffer-modified-tick) before)))
    (eglot--signal-textDocument/didChange)))

(defun driver-note (words title)
  "Take the action TITLE at WORDS, which the server carries out."
  (driver-go-to words)
  (let ((last-nonmenu-event ?.))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (or (car (assoc title choices)) (error "No action %s among %S" title (mapcar #'car choices))))))
      (call-interactively #'stet-actions))
    ;; Older versions of jsonrpc read what comes in one piece with an answer only when more comes; resting on a word asks.
    (driver-wait "end of the finding"
                 (lambda ()
                   (eglot-hover-eldoc-function #'ignore)
                   (accept-process-output nil 0.2)
                   (null (flymake-diagnostics))))
    (driver-diagnostics)))

(defun driver-unsourced ()
  (goto-char (point-min))
  (call-interactively #'stet-next-unsourced)
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun driver-complete (words)
  "Begin a name on a line of its own and take the first that is offered."
  (goto-char (point-max))
  (insert "\n" words)
  (eglot--signal-textDocument/didChange)
  (let* ((found (eglot-completion-at-point))
         (names (all-completions (buffer-substring (nth 0 found) (nth 1 found)) (nth 2 found)))
         (exit (plist-get (nthcdr 3 found) :exit-function)))
    (unless names (error "No names for %s" words))
    (delete-region (nth 0 found) (nth 1 found))
    (insert (car names))
    (when exit (funcall exit (car names) 'finished))
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun driver-rename (words new)
  (driver-go-to words)
  (let ((before (buffer-modified-tick)))
    (eglot-rename new)
    (driver-wait (concat "new name " new) (lambda () (> (buffer-modified-tick) before)))))

(defun driver-buffer ()
  (buffer-substring-no-properties (point-min) (point-max)))

(let ((report (list (cons 'failure "") (cons 'diagnostics []) (cons 'markdown []) (cons 'html [])
                    (cons 'org []) (cons 'diagnosticsAfter []))))
  (cl-flet ((note (key value) (setf (alist-get key report) value)))
    (condition-case problem
        (let (before)
          (note 'markdown (driver-open "page.md"))
          (note 'html (driver-open "page.html"))
          (note 'org (driver-open "page.org"))
          (note 'diagnostics (driver-open "page.txt"))
          (note 'hoverOnName (driver-hover (getenv "STET_TEST_NAME")))
          (note 'hoverOnStatement (driver-hover (getenv "STET_TEST_STATEMENT")))
          (setq before (length (flymake-diagnostics)))
          (driver-fix (getenv "STET_TEST_FINDING") (getenv "STET_TEST_FIX"))
          (note 'buffer (driver-buffer))
          (driver-wait "change of findings" (lambda () (< (length (flymake-diagnostics)) before)))
          (note 'diagnosticsAfter (driver-diagnostics))
          (note 'unsourced (driver-unsourced))
          (note 'diagnosticsAfterNote (driver-note (getenv "STET_TEST_NOTED") (getenv "STET_TEST_NOTE")))
          (driver-rename (getenv "STET_TEST_NAME") (getenv "STET_TEST_NEW_NAME"))
          (note 'renamed (driver-buffer))
          (note 'completed (driver-complete (getenv "STET_TEST_TYPED")))
          (driver-open "broken.txt")
          (call-interactively #'stet-fix-all)
          (note 'mended (driver-buffer))
          (call-interactively #'stet-worksheet)
          (goto-char (point-min))
          (note 'worksheet (buffer-substring-no-properties (point) (line-end-position))))
      (error (note 'failure (error-message-string problem)))))
  (let ((coding-system-for-write 'utf-8-unix))
    (with-temp-file (getenv "STET_TEST_REPORT") (insert (json-encode report))))
  ;; The buffers hold changes that nobody wants to be asked about.
  (kill-emacs 0))
