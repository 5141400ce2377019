# Stet in Kakoune through kakoune-lsp 17 and newer. Source it in kakrc, behind what starts kakoune-lsp. README.md beside this
# file says what can be done then.

hook -group stet global BufCreate .*\.te?xt %{ set-option buffer filetype plain }

# Beside the servers that kakoune-lsp has for these files, and once: Kakoune runs such a hook more than once.
hook -group stet global BufSetOption filetype=(?:plain|markdown|html|org) %{
    evaluate-commands %sh{
        case $kak_opt_lsp_servers in
        *'[stet]'*) ;;
        *)
            printf '%s\n' 'set-option -add buffer lsp_servers %{' '[stet]' 'root_globs = [".stet.json", ".git"]' \
                'command = "stet"' 'args = ["--stdio"]' '}'
            ;;
        esac
    }
}

hook -group stet global WinSetOption filetype=(?:plain|markdown|html|org) %{
    lsp-enable-window
}

define-command -docstring "go to the next statement without a source" stet-next-unsourced %{
    lsp-code-actions -auto-single -only source.nextUnsourced
}

define-command -docstring "put this article into the archive" stet-add-to-archive %{
    lsp-code-actions -auto-single -only source.addToArchive
}

define-command -docstring "write all there is to check beside the article" stet-worksheet %{
    lsp-code-actions -auto-single -only source.worksheet
}

define-command -docstring "open a related article" stet-related %{
    lsp-code-actions -only source.openRelated
}

define-command -docstring "set right what is certain, as stet lint --fix does" stet-fix-all %{
    lsp-code-actions -auto-single -only source.fixAll.stet
}

declare-user-mode stet
map -docstring "what can be done here" global stet a ': lsp-code-actions<ret>'
map -docstring "set right what is certain" global stet f ': stet-fix-all<ret>'
map -docstring "next finding" global stet n ': lsp-find-error<ret>'
map -docstring "a related article" global stet o ': stet-related<ret>'
map -docstring "put it into the archive" global stet s ': stet-add-to-archive<ret>'
map -docstring "next without a source" global stet u ': stet-next-unsourced<ret>'
map -docstring "all there is to check" global stet w ': stet-worksheet<ret>'
