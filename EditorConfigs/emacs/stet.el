;;; stet.el --- Stet in Emacs, through Eglot  -*- lexical-binding: t -*-

;; Reads text, Markdown, HTML and Org files as they are opened. Needs Eglot: built into Emacs 29 and newer, the package
;; eglot (Debian: elpa-eglot) before. README.md beside this file says how to install it and what to do with it.

(defvar stet-program "stet"
  "Stet's executable: a name found on PATH, or the whole path.")

(defvar stet-file-regexp "\\.\\(?:te?xt\\|md\\|markdown\\|html?\\|org\\)\\'"
  "The files Stet reads.
Commit messages and mails are text too, and no articles.")

(defvar stet-options nil
  "Settings of the user's own, as a property list; Protocol/Settings.md lists them.
Which archive is used and which folders fill it is said here: Stet does not take that from a folder's .dir-locals.el.")

(defun stet-command (&rest _)
  "How Eglot starts Stet."
  (append (list stet-program "--stdio") (when stet-options (list :initializationOptions stet-options))))

(defun stet-ensure ()
  "Start Stet for this buffer if it holds an article."
  (when (and buffer-file-name (string-match-p stet-file-regexp buffer-file-name))
    (cond ((not (executable-find stet-program)) (message "Stet: there is no program %s" stet-program))
          ((not (or (fboundp 'eglot-ensure) (require 'eglot nil t))) (message "Stet: there is no package eglot"))
          (t (eglot-ensure)))))

(with-eval-after-load 'eglot
  ;; One entry a mode: before Emacs 29 a server is told the language of its first file for all that follow.
  (add-to-list 'eglot-server-programs '(((markdown-mode :language-id "markdown")) . stet-command))
  (add-to-list 'eglot-server-programs '(((html-mode :language-id "html")) . stet-command))
  (add-to-list 'eglot-server-programs '(((org-mode :language-id "org")) . stet-command))
  ;; Last, since most modes for prose derive from this one and some have a server of their own.
  (add-to-list 'eglot-server-programs '(((text-mode :language-id "plaintext")) . stet-command) t))

;; The modes for Markdown, HTML and Org derive from text mode and run its hook.
(add-hook 'text-mode-hook #'stet-ensure)

(provide 'stet)
;;; stet.el ends here
