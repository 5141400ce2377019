" Drives Vim with ALE over the pages and writes down what it shows. The set-up is already loaded, by the .vimrc.

let s:start = reltime()
let s:report = {'failure': '', 'diagnostics': [], 'markdown': [], 'html': [], 'org': [], 'diagnosticsAfter': []}
let s:titles = ''

function! s:Wait(what, condition) abort
  while !a:condition()
    if reltimefloat(reltime(s:start)) > 600 | throw 'no ' .. a:what .. ' in time' | endif
    sleep 20m
  endwhile
endfunction

function! s:Found() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

" ALE's columns are bytes from 1, the last one included.
function! s:Covered(item) abort
  let l:lines = getline(a:item.lnum, a:item.end_lnum)
  let l:lines[-1] = strpart(l:lines[-1], 0, a:item.end_col)
  let l:lines[0] = strpart(l:lines[0], a:item.col - 1)
  return join(l:lines, "\n")
endfunction

function! s:Diagnostics() abort
  return map(copy(s:Found()), {_, item -> {
  \   'covers': s:Covered(item),
  \   'message': item.text,
  \   'severity': item.type,
  \ }})
endfunction

function! s:Open(name) abort
  execute 'edit ' .. fnameescape($STET_TEST_FOLDER .. '/' .. a:name)
  call s:Wait('findings in ' .. a:name, {-> !empty(s:Found())})
  return s:Diagnostics()
endfunction

function! s:GoTo(words) abort
  call cursor(1, 1)
  if !search('\V' .. a:words, 'cW') | throw a:words .. ' is not on the page' | endif
endfunction

function! s:PreviewWindow() abort
  return get(filter(range(1, winnr('$')), {_, number -> getwinvar(number, '&previewwindow')}), 0, 0)
endfunction

function! s:Hover(words) abort
  call s:GoTo(a:words)
  ALEHover
  call s:Wait('hover on ' .. a:words, {-> s:PreviewWindow() > 0})
  let l:lines = getbufline(winbufnr(s:PreviewWindow()), 1, '$')
  pclose
  return trim(join(l:lines, "\n"))
endfunction

" The list is a question on the screen, to be answered with a number.
function! s:Fix(words, title) abort
  call s:GoTo(a:words)
  let l:before = b:changedtick
  function! ale#util#Input(question, ...) abort
    let s:titles = a:question
    let l:wanted = '^\d\+) \V' .. escape($STET_TEST_FIX, '\') .. '\$'
    let l:lines = filter(split(a:question, "\n"), {_, line -> line =~# l:wanted})
    return matchstr(get(l:lines, 0, ''), '^\d\+')
  endfunction
  ALECodeAction
  call s:Wait('list of fixes', {-> !empty(s:titles)})
  call s:Wait('fix ' .. a:title .. ' among ' .. s:titles, {-> b:changedtick > l:before})
  " While a script runs nobody notices that the text has changed.
  doautocmd <nomodeline> TextChanged
endfunction

function! s:Run() abort
  let s:report.markdown = s:Open('page.md')
  let s:report.html = s:Open('page.html')
  let s:report.org = s:Open('page.org')
  let s:report.diagnostics = s:Open('page.txt')
  let s:report.hoverOnName = s:Hover($STET_TEST_NAME)
  let s:report.hoverOnStatement = s:Hover($STET_TEST_STATEMENT)
  call s:Fix($STET_TEST_FINDING, $STET_TEST_FIX)
  let s:report.buffer = join(getline(1, '$'), "\n") .. "\n"
  call s:Wait('change of findings', {-> len(s:Found()) < len(s:report.diagnostics)})
  let s:report.diagnosticsAfter = s:Diagnostics()
  call cursor(1, 1)
  StetNextUnsourced
  call s:Wait('statement without a source', {-> line('.') > 1})
  let s:report.unsourced = getline('.')
  call s:Open('broken.txt')
  let l:before = b:changedtick
  StetFixAll
  call s:Wait('end of fixing', {-> b:changedtick > l:before})
  let s:report.mended = join(getline(1, '$'), "\n") .. "\n"
  StetWorksheet
  call s:Wait('worksheet', {-> expand('%:t') ==# 'broken.txt.worksheet.md'})
  let s:report.worksheet = getline(1)
endfunction

set hidden
" A hover of one line would be echoed, where it cannot be read.
let g:ale_hover_to_preview = 1
try
  call s:Run()
catch
  let s:report.failure = v:exception .. ' at ' .. v:throwpoint
endtry
call writefile([json_encode(s:report)], $STET_TEST_REPORT)
qall!
