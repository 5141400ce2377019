" Stet in Vim 9 through yegappan/lsp (https://github.com/yegappan/lsp). Source it in .vimrc; README.md beside this file says
" what can be done then.
"
" g:stet_program: Stet's executable, a name found on PATH or the whole path.
" g:stet_options: settings of the user's own, a dictionary (Protocol/Settings.md lists them).

function! s:Register() abort
  " The client wants the whole path, and says how it counts columns.
  call LspAddServer([{
  \   'name': 'stet',
  \   'filetype': ['text', 'markdown', 'html', 'org'],
  \   'path': exepath(get(g:, 'stet_program', 'stet')),
  \   'args': ['--stdio'],
  \   'initializationOptions': get(g:, 'stet_options', {}),
  \ }])
endfunction

augroup stet
  autocmd!
  autocmd User LspSetup call s:Register()
augroup END
