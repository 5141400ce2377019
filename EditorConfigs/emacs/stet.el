;;; stet.el --- Have Stet read articles for a news desk  -*- lexical-binding: t -*-

;; Copyright (C) 2026 the authors of Stet

;; Author: The authors of Stet
;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: wp, tools
;; URL: https://example.org/stet

;; This file is not part of GNU Emacs.

;;; Commentary:

;; Starts Stet, a language server for news desks, in buffers with text, Markdown, HTML or Org: through Eglot, which is part of
;; Emacs 29 and a package before, or through lsp-mode.  In the init file:
;;
;;     (require 'stet)
;;     (stet-setup)
;;
;; README.md beside this file says what can be done then.

;;; Code:

(require 'easymenu)

(defgroup stet nil
  "A language server for news desks."
  :group 'text
  :prefix "stet-")

(defcustom stet-program "stet"
  "Stet's executable: a name found on PATH, or the whole path."
  :type 'string)

(defcustom stet-file-regexp "\\.\\(?:te?xt\\|md\\|markdown\\|html?\\|org\\)\\'"
  "The files Stet reads.
Commit messages and mails are text too, and no articles."
  :type 'regexp)

(defcustom stet-options nil
  "Settings of the user's own, as a property list.
Protocol/Settings.md lists them.  Which archive is used and which folders
fill it is said here: Stet does not take that from a .dir-locals.el."
  :type 'plist
  :risky t)

(defcustom stet-client 'eglot
  "The client that talks to Stet."
  :type '(choice (const eglot) (const lsp-mode)))

;;;; Keys and menu

(declare-function flymake-goto-next-error "flymake")
(declare-function flymake-goto-prev-error "flymake")

(defvar stet-command-map
  (let ((map (make-sparse-keymap)))
    (define-key map "a" #'stet-actions)
    (define-key map "c" #'completion-at-point)
    (define-key map "f" #'stet-fix-all)
    (define-key map "l" #'stet-list)
    (define-key map "n" #'flymake-goto-next-error)
    (define-key map "o" #'stet-related)
    (define-key map "p" #'flymake-goto-prev-error)
    (define-key map "r" #'stet-rename)
    (define-key map "s" #'stet-add-to-archive)
    (define-key map "u" #'stet-next-unsourced)
    (define-key map "w" #'stet-worksheet)
    map)
  "Keys for what Stet does, behind those that `stet-mode-map' has for it.")

(defvar stet-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c (") stet-command-map)
    map)
  "Keymap of buffers that Stet reads.")

(easy-menu-define stet-menu stet-mode-map
  "Menu of buffers that Stet reads."
  '("Stet"
    ["What Can Be Done Here" stet-actions]
    ["Set Right What Is Certain" stet-fix-all]
    ["Next Finding" flymake-goto-next-error]
    ["Previous Finding" flymake-goto-prev-error]
    ["All Findings" stet-list]
    "---"
    ["Next Statement Without a Source" stet-next-unsourced]
    ["Another Spelling for a Name" stet-rename]
    ["Complete a Name" completion-at-point]
    "---"
    ["Open a Related Article" stet-related]
    ["Put This Article into the Archive" stet-add-to-archive]
    ["Make a Worksheet" stet-worksheet]))

;;;###autoload
(define-minor-mode stet-mode
  "Keys and a menu for buffers that Stet reads."
  :lighter nil)

;;;; Start

;;;###autoload
(defun stet-setup ()
  "Have Stet read the files that `stet-file-regexp' matches, from now on."
  ;; The modes for Markdown, HTML and Org derive from text mode and run its hook.
  (add-hook 'text-mode-hook #'stet-ensure))

;;;###autoload
(defun stet-ensure ()
  "Start Stet for this buffer if it holds an article."
  (when (and buffer-file-name (string-match-p stet-file-regexp buffer-file-name))
    (cond ((not (executable-find stet-program)) (message "Stet: there is no program %s" stet-program))
          ((eq stet-client 'lsp-mode) (stet--start-lsp-mode))
          (t (stet--start-eglot)))))

(defvar eglot-server-programs)
(declare-function eglot-ensure "eglot")

(defun stet-command (&rest _)
  "How Eglot starts Stet."
  (append (list stet-program "--stdio") (when stet-options (list :initializationOptions stet-options))))

(defun stet--start-eglot ()
  "Start Stet through Eglot."
  (if (not (require 'eglot nil t))
      (message "Stet: there is no package eglot")
    ;; One entry a mode: before Emacs 29 a server is told the language of its first file for all that follow.
    (dolist (mode '((markdown-mode . "markdown") (html-mode . "html") (org-mode . "org")))
      (add-to-list 'eglot-server-programs `(((,(car mode) :language-id ,(cdr mode))) . stet-command)))
    ;; Last, since most modes for prose derive from this one and some have a server of their own.
    (add-to-list 'eglot-server-programs '(((text-mode :language-id "plaintext")) . stet-command) t)
    (eglot-ensure)
    (stet-mode)))

(defvar lsp-language-id-configuration)
(declare-function lsp-deferred "lsp-mode")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp--client-capabilities "lsp-mode")
(declare-function lsp--position-to-point "lsp-mode")

(defun stet--lsp-options ()
  "Initialization options for lsp-mode.
Its older versions count characters and do not say so."
  (let ((general (alist-get 'general (lsp--client-capabilities))))
    (if (or (alist-get 'positionEncodings general) (plist-get stet-options :positionEncoding))
        stet-options
      (append '(:positionEncoding "utf-32") stet-options))))

(defvar stet--is-registered nil
  "Whether lsp-mode knows Stet.")

(defun stet--start-lsp-mode ()
  "Start Stet through lsp-mode, beside what else reads the buffer."
  (if (not (require 'lsp-mode nil t))
      (message "Stet: there is no package lsp-mode")
    (unless stet--is-registered
      (dolist (mode '((text-mode . "plaintext") (markdown-mode . "markdown") (html-mode . "html")
                      (mhtml-mode . "html") (org-mode . "org")))
        (add-to-list 'lsp-language-id-configuration mode))
      (lsp-register-client
       (make-lsp-client
        :new-connection (lsp-stdio-connection (lambda () (list stet-program "--stdio")))
        :major-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode org-mode)
        :initialization-options #'stet--lsp-options
        :add-on? t
        :server-id 'stet))
      (setq stet--is-registered t))
    (lsp-deferred)
    (stet-mode)))

;;;; Commands

(declare-function eglot-current-server "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function eglot-rename "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp-execute-code-action "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")
(declare-function lsp-rename "lsp-mode")
(declare-function lsp-request "lsp-mode")

(defun stet--call (eglot lsp &rest arguments)
  "Call the function EGLOT or LSP, by the client in use, with ARGUMENTS.
EGLOT may be a list of names, of which the first that exists is taken:
some were made public later."
  (apply (if (bound-and-true-p lsp-mode)
             lsp
           (or (seq-find #'fboundp (if (listp eglot) eglot (list eglot))) (user-error "Stet: no client reads this buffer")))
         arguments))

(defun stet--uri ()
  "The address of the buffer's file, as the client spells it."
  (if (bound-and-true-p lsp-mode)
      (stet--call nil 'lsp--buffer-uri)
    (stet--call '(eglot-path-to-uri eglot--path-to-uri) nil buffer-file-name)))

(defun stet--execute (command &rest more)
  "Have Stet carry out COMMAND on this buffer, with MORE arguments.
Gives its answer."
  (let ((params (list :command command :arguments (apply #'vector (stet--uri) more))))
    (cond ((bound-and-true-p lsp-mode) (lsp-request "workspace/executeCommand" params))
          ((and (fboundp 'eglot-current-server) (eglot-current-server))
           (jsonrpc-request (eglot-current-server) :workspace/executeCommand params))
          (t (user-error "Stet: no client reads this buffer")))))

(defun stet--get (object key)
  "What OBJECT, an answer of either client, has for KEY, a string."
  (if (hash-table-p object) (gethash key object) (plist-get object (intern (concat ":" key)))))

;;;###autoload
(defun stet-next-unsourced ()
  "Go to the next statement that rests on nobody.
Behind the last one it is the first."
  (interactive)
  (let* ((here (stet--call '(eglot-pos-to-lsp-position eglot--pos-to-lsp-position) 'lsp--cur-position))
         (place (stet--execute "stet.nextUnsourced" (stet--get here "line") (stet--get here "character"))))
    (when place
      (push-mark nil t)
      (goto-char (stet--call '(eglot-lsp-position-to-point eglot--lsp-position-to-point) 'lsp--position-to-point
                             (stet--get (stet--get place "range") "start"))))))

;;;###autoload
(defun stet-related ()
  "Choose among the archive's related articles, and open the chosen one."
  (interactive)
  (stet--execute "stet.related"))

;;;###autoload
(defun stet-add-to-archive ()
  "Put this article into the archive.
Its newest text takes the place of an older one that is there."
  (interactive)
  (message "Stet: %s" (stet--execute "stet.addToArchive")))

;;;###autoload
(defun stet-worksheet ()
  "Write all there is to check beside the article, and visit that.
What was ticked and written in a sheet that is there stays."
  (interactive)
  (let ((address (stet--get (stet--execute "stet.worksheet") "uri")))
    (find-file (stet--call '(eglot-uri-to-path eglot--uri-to-path) 'lsp--uri-to-path address))))

;;;###autoload
(defun stet-fix-all ()
  "Do what the command line's lint --fix does: set right what is certain."
  (interactive)
  (if (bound-and-true-p lsp-mode)
      (lsp-execute-code-action-by-kind "source.fixAll.stet")
    (eglot-code-actions (point-min) (point-max) "source.fixAll.stet" t)))

;;;###autoload
(defun stet-actions ()
  "Show what can be done about whatever stands here."
  (interactive)
  (call-interactively (if (bound-and-true-p lsp-mode) #'lsp-execute-code-action #'eglot-code-actions)))

;;;###autoload
(defun stet-rename ()
  "Give the name that stands here another spelling, wherever it stands."
  (interactive)
  (call-interactively (if (bound-and-true-p lsp-mode) #'lsp-rename #'eglot-rename)))

;;;###autoload
(defun stet-list ()
  "List all findings of this buffer."
  (interactive)
  (call-interactively
   (if (fboundp 'flymake-show-buffer-diagnostics) #'flymake-show-buffer-diagnostics 'flymake-show-diagnostics-buffer)))

(provide 'stet)
;;; stet.el ends here
