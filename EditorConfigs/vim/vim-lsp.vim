" Stet in Vim through vim-lsp (https://github.com/prabirshrestha/vim-lsp). Source it in .vimrc; README.md beside this file
" says what can be done then.
"
" g:stet_program: Stet's executable, a name found on PATH or the whole path.
" g:stet_options: settings of the user's own, a dictionary (Protocol/Settings.md lists them).

function! s:Register() abort
  " vim-lsp counts characters and does not say so.
  call lsp#register_server({
  \   'name': 'stet',
  \   'cmd': {-> [get(g:, 'stet_program', 'stet'), '--stdio']},
  \   'allowlist': ['text', 'markdown', 'html', 'org'],
  \   'initialization_options': extend({'positionEncoding': 'utf-32'}, get(g:, 'stet_options', {})),
  \ })
endfunction

function! s:Execute(command, more) abort
  call lsp#send_request('stet', {
  \   'method': 'workspace/executeCommand',
  \   'params': {'command': a:command, 'arguments': [lsp#utils#get_buffer_uri()] + a:more},
  \   'on_notification': {-> 0},
  \ })
endfunction

function! s:SetUp() abort
  command! -buffer StetNextUnsourced call s:Execute('stet.nextUnsourced', [line('.') - 1, charcol('.') - 1])
  command! -buffer StetRelated call s:Execute('stet.related', [])
  command! -buffer StetAddToArchive call s:Execute('stet.addToArchive', [])
  command! -buffer StetFixAll LspCodeActionSync source.fixAll.stet
  nmap <buffer> ]u <Cmd>StetNextUnsourced<CR>
endfunction

augroup stet
  autocmd!
  autocmd User lsp_setup call s:Register()
  autocmd User lsp_buffer_enabled call s:SetUp()
augroup END
