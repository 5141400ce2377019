" Stet in Vim 8 and newer, through ALE (https://github.com/dense-analysis/ale). Source it where ALE is on the
" runtime path. README.md beside this file says how to install it and what to do with it.
"
" g:stet_program: Stet's executable, a name found on PATH or the whole path.
let g:stet_program = get(g:, 'stet_program', 'stet')

let g:ale_linters = get(g:, 'ale_linters', {})

for s:type in ['text', 'markdown', 'html', 'org']
  " ALE counts columns in bytes and does not say so. Without the option the first curly quote of a line moves every
  " finding behind it, and a fix destroys text.
  call ale#linter#Define(s:type, {
  \   'name': 'stet',
  \   'lsp': 'stdio',
  \   'executable': {-> g:stet_program},
  \   'command': '%e --stdio',
  \   'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
  \   'initialization_options': {'positionEncoding': 'utf-8'},
  \ })
  " ALE runs nothing on plain text unless it is named, and only what is named where something is.
  if s:type is# 'text' || has_key(g:ale_linters, s:type) || get(g:, 'ale_linters_explicit')
    let s:linters = get(g:ale_linters, s:type, [])
    if type(s:linters) is v:t_list && index(s:linters, 'stet') < 0
      let g:ale_linters[s:type] = s:linters + ['stet']
    endif
  endif
endfor
