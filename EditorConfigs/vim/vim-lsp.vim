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
  \   'on_notification': {data -> s:Answered(data.response)},
  \ })
endfunction

" A place is gone to here, and a file opened: not every version of vim-lsp shows documents for a server. Columns are characters.
function! s:Answered(response) abort
  if has_key(a:response, 'error')
    echohl WarningMsg | echomsg 'Stet: ' .. a:response.error.message | echohl None
  elseif type(get(a:response, 'result')) is v:t_dict && has_key(a:response.result, 'range')
    normal! m'
    let l:start = a:response.result.range.start
    call setcursorcharpos(l:start.line + 1, l:start.character + 1)
  elseif type(get(a:response, 'result')) is v:t_dict && has_key(a:response.result, 'uri')
    execute 'drop' fnameescape(lsp#utils#uri_to_path(a:response.result.uri))
    checktime
  endif
endfunction

function! s:SetUp() abort
  command! -buffer StetNextUnsourced call s:Execute('stet.nextUnsourced', [line('.') - 1, charcol('.') - 1])
  command! -buffer StetRelated call s:Execute('stet.related', [])
  command! -buffer StetAddToArchive call s:Execute('stet.addToArchive', [])
  command! -buffer StetWorksheet call s:Execute('stet.worksheet', [])
  command! -buffer StetFixAll LspCodeActionSync source.fixAll.stet
  nmap <buffer> ]u <Cmd>StetNextUnsourced<CR>
endfunction

augroup stet
  autocmd!
  autocmd User lsp_setup call s:Register()
  autocmd User lsp_buffer_enabled call s:SetUp()
augroup END
