" Stet in Vim 8 and newer, through ALE (https://github.com/dense-analysis/ale). Source it where ALE is on the
" runtime path. README.md beside this file says how to install it and what to do with it.
"
" g:stet_program: Stet's executable, a name found on PATH or the whole path.
" g:stet_options: settings of the user's own, a dictionary (Protocol/Settings.md lists them).
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
  \   'initialization_options': {-> extend({'positionEncoding': 'utf-8'}, get(g:, 'stet_options', {}))},
  \ })
  " ALE runs nothing on plain text unless it is named, and only what is named where something is.
  if s:type is# 'text' || has_key(g:ale_linters, s:type) || get(g:, 'ale_linters_explicit')
    let s:linters = get(g:ale_linters, s:type, [])
    if type(s:linters) is v:t_list && index(s:linters, 'stet') < 0
      let g:ale_linters[s:type] = s:linters + ['stet']
    endif
  endif
endfor

" Sets right what is certain: for :StetFixAll, and for g:ale_fixers with g:ale_fix_on_save.
function! StetFix(buffer) abort
  return {'command': ale#Escape(g:stet_program) .. ' lint --fix - --stdin-filename %s'}
endfunction
call ale#fix#registry#Add('stet', 'StetFix', ['text', 'markdown', 'html', 'org'], 'Set right what is certain.')

function! s:Execute(command, more, take) abort
  let l:buffer = bufnr('')
  let l:uri = ale#util#ToURI(fnamemodify(bufname(l:buffer), ':p'))
  let l:params = {'command': a:command, 'arguments': [l:uri] + a:more}
  call ale#lsp_linter#SendRequest(l:buffer, 'stet', [0, 'workspace/executeCommand', l:params],
  \   {answer -> s:Answered(answer, a:take)})
endfunction

function! s:Answered(answer, take) abort
  if has_key(a:answer, 'error')
    echohl WarningMsg | echomsg 'Stet: ' .. a:answer.error.message | echohl None
  elseif !empty(a:answer.result)
    call a:take(a:answer.result)
  endif
endfunction

" The columns are bytes, by the option above.
function! s:GoTo(location) abort
  normal! m'
  call cursor(a:location.range.start.line + 1, a:location.range.start.character + 1)
endfunction

function! s:Choose(articles) abort
  let l:choices = map(copy(a:articles), {number, item -> (number + 1) .. ') ' .. item.title})
  let l:number = inputlist(['Related articles:'] + l:choices)
  if l:number < 1 || l:number > len(a:articles) | return | endif
  let l:address = a:articles[l:number - 1].address
  if type(l:address) is v:t_string && l:address =~# '^file:'
    execute 'split' fnameescape(ale#util#ToResource(l:address))
  else
    echomsg l:address
  endif
endfunction

function! s:Show(sheet) abort
  execute 'drop' fnameescape(ale#util#ToResource(a:sheet.uri))
  checktime
endfunction

command! StetNextUnsourced call s:Execute('stet.nextUnsourced', [line('.') - 1, col('.') - 1], funcref('s:GoTo'))
command! StetRelated call s:Execute('stet.related', [], funcref('s:Choose'))
command! StetAddToArchive call s:Execute('stet.addToArchive', [], {said -> execute('echomsg ' .. string('Stet: ' .. said), '')})
command! StetWorksheet call s:Execute('stet.worksheet', [], funcref('s:Show'))
command! StetFixAll ALEFix stet
