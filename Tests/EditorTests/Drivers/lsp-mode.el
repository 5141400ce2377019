;;; lsp-mode.el --- drives Emacs with lsp-mode over the pages  -*- lexical-binding: t -*-

;; In batch no command loop runs, so what it would do after each command is done here by hand.

(setq load-prefer-newer t)
(package-initialize)
(require 'json)
(require 'cl-lib)
(require 'lsp-mode)
(require 'markdown-mode)

(load (getenv "STET_TEST_SETUP") nil t)
(setq stet-program (getenv "STET_TEST_PROGRAM")
      stet-client 'lsp-mode)
(stet-setup)

(setq lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-diagnostics-provider :none
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-headerline-breadcrumb-enable nil
      lsp-lens-enable nil
      lsp-enable-file-watchers nil
      lsp-restart 'ignore)

(defvar driver-deadline (+ (float-time) 600))

(defun driver-wait (what condition)
  "Let processes and timers run until CONDITION holds and return what it gives."
  (let (value)
    (while (not (setq value (funcall condition)))
      (when (> (float-time) driver-deadline) (error "No %s in time" what))
      (accept-process-output nil 0.02))
    value))

(defun driver-raw ()
  (append (lsp--get-buffer-diagnostics) nil))

(defun driver-diagnostics ()
  (vconcat
   (mapcar
    (lambda (item)
      (let ((region (lsp--range-to-region (lsp:diagnostic-range item))))
        `((covers . ,(buffer-substring-no-properties (car region) (cdr region)))
          (message . ,(lsp:diagnostic-message item))
          (severity . ,(number-to-string (lsp:diagnostic-severity? item))))))
    (sort (driver-raw)
          (lambda (a b) (< (car (lsp--range-to-region (lsp:diagnostic-range a)))
                           (car (lsp--range-to-region (lsp:diagnostic-range b)))))))))

(defun driver-open (name)
  (switch-to-buffer (find-file-noselect (expand-file-name name (getenv "STET_TEST_FOLDER"))))
  (lsp)
  (driver-wait (concat "server for " name) #'lsp-workspaces)
  (driver-wait (concat "findings in " name) #'driver-raw)
  (driver-diagnostics))

(defun driver-go-to (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun driver-fix (words title)
  (driver-go-to words)
  (let ((before (buffer-modified-tick))
        (action (cl-find title (lsp-code-actions-at-point) :key #'lsp:code-action-title :test #'equal)))
    (unless action (error "No fix %s" title))
    (lsp-execute-code-action action)
    (driver-wait (concat "fix " title) (lambda () (> (buffer-modified-tick) before)))))

(defun driver-rename (words new)
  (driver-go-to words)
  (let ((before (buffer-modified-tick)))
    (lsp-rename new)
    (driver-wait (concat "new name " new) (lambda () (> (buffer-modified-tick) before)))))

(defun driver-buffer ()
  (buffer-substring-no-properties (point-min) (point-max)))

(let ((report (list (cons 'failure "") (cons 'diagnostics []) (cons 'markdown []) (cons 'html [])
                    (cons 'org []) (cons 'diagnosticsAfter []))))
  (cl-flet ((note (key value) (setf (alist-get key report) value)))
    (condition-case problem
        (progn
          (note 'markdown (driver-open "page.md"))
          (note 'html (driver-open "page.html"))
          (note 'org (driver-open "page.org"))
          (note 'diagnostics (driver-open "page.txt"))
          (driver-fix (getenv "STET_TEST_FINDING") (getenv "STET_TEST_FIX"))
          (note 'buffer (driver-buffer))
          (goto-char (point-min))
          (call-interactively #'stet-next-unsourced)
          (note 'unsourced (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
          (driver-rename (getenv "STET_TEST_NAME") (getenv "STET_TEST_NEW_NAME"))
          (note 'renamed (driver-buffer))
          (driver-open "broken.txt")
          (call-interactively #'stet-fix-all)
          (note 'mended (driver-buffer))
          (call-interactively #'stet-worksheet)
          (goto-char (point-min))
          (note 'worksheet (buffer-substring-no-properties (point) (line-end-position))))
      (error (note 'failure (error-message-string problem)))))
  (let ((coding-system-for-write 'utf-8-unix))
    (with-temp-file (getenv "STET_TEST_REPORT") (insert (json-encode report))))
  (kill-emacs 0))
