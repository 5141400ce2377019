-- Drives Neovim over the pages and writes down what it shows. The set-up is already loaded, from the plugin folder.

local env = vim.env
local deadline = vim.loop.hrtime() + 600e9
local report = { failure = "", diagnostics = {}, markdown = {}, html = {}, org = {}, diagnosticsAfter = {} }

local function wait(what, condition)
  local left = math.max(0, deadline - vim.loop.hrtime()) / 1e6
  if not vim.wait(left, condition, 20) then error("no " .. what .. " in time") end
end

local function diagnostics()
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col end)
  return vim.tbl_map(function(item)
    local text = vim.api.nvim_buf_get_text(0, item.lnum, item.col, item.end_lnum, item.end_col, {})
    return {
      covers = table.concat(text, "\n"),
      message = item.message,
      severity = vim.diagnostic.severity[item.severity],
    }
  end, found)
end

local function open(name)
  vim.cmd("edit " .. vim.fn.fnameescape(env.STET_TEST_FOLDER .. "/" .. name))
  wait("findings in " .. name, function() return #vim.diagnostic.get(0) > 0 end)
  return diagnostics()
end

local function go_to(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search("\\V" .. words, "cW") > 0, words .. " is not on the page")
end

local function hover(words)
  go_to(words)
  vim.lsp.buf.hover()
  local window
  wait("hover on " .. words, function()
    for _, candidate in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(candidate).relative ~= "" then window = candidate end
    end
    return window ~= nil
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return vim.trim(table.concat(lines, "\n"))
end

local function fix(words, title)
  local titles
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item, items)
    for index, item in ipairs(items) do
      if vim.trim(titles[index]) == title then return choose(item, index) end
    end
    choose(nil)
  end
  go_to(words)
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  wait("list of fixes", function() return titles ~= nil end)
  wait("fix " .. title .. " among " .. vim.inspect(titles), function()
    return vim.api.nvim_buf_get_changedtick(0) > before
  end)
end

-- What is chosen is carried out by the server, and nothing in the buffer changes.
local function note(words, title)
  local chosen
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      if vim.trim(options.format_item(item)) == title then
        chosen = true
        return choose(item, 1)
      end
    end
    choose(nil)
  end
  go_to(words)
  vim.lsp.buf.code_action()
  wait("action " .. title, function() return chosen end)
  wait("end of the finding", function() return #vim.diagnostic.get(0) == 0 end)
  return diagnostics()
end

local function unsourced()
  vim.fn.cursor(1, 1)
  require("stet").next_unsourced()
  wait("statement without a source", function() return vim.fn.line(".") > 1 end)
  return vim.fn.getline(".")
end

local function rename(words, new)
  go_to(words)
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.rename(new)
  wait("new name " .. new, function() return vim.api.nvim_buf_get_changedtick(0) > before end)
end

local function run()
  report.markdown = open("page.md")
  report.html = open("page.html")
  report.org = open("page.org")
  report.diagnostics = open("page.txt")
  report.hoverOnName = hover(env.STET_TEST_NAME)
  report.hoverOnStatement = hover(env.STET_TEST_STATEMENT)
  fix(env.STET_TEST_FINDING, env.STET_TEST_FIX)
  report.buffer = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
  wait("change of findings", function() return #vim.diagnostic.get(0) < #report.diagnostics end)
  report.diagnosticsAfter = diagnostics()
  report.unsourced = unsourced()
  report.diagnosticsAfterNote = note(env.STET_TEST_NOTED, env.STET_TEST_NOTE)
  rename(env.STET_TEST_NAME, env.STET_TEST_NEW_NAME)
  report.renamed = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
  vim.cmd("set hidden")
  open("broken.txt")
  require("stet").fix_all()
  report.mended = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
  vim.cmd("buffer page.txt")
  require("stet").worksheet()
  wait("worksheet", function() return vim.fn.expand("%:t") == "page.txt.worksheet.md" and vim.fn.line("$") > 1 end)
  report.worksheet = vim.fn.getline(1)
  vim.cmd("buffer page.txt")
end

-- Two files one behind the other, before the program has answered.
vim.cmd("edit " .. vim.fn.fnameescape(env.STET_TEST_FOLDER .. "/page.html"))
vim.cmd("doautocmd FileType")
local worked, problem = pcall(run)
report.clients = #(vim.lsp.get_clients or vim.lsp.get_active_clients)()

local function finish(problem)
  if problem then report.failure = tostring(problem) end
  vim.fn.writefile({ vim.fn.json_encode(report) }, env.STET_TEST_REPORT)
  vim.cmd("qall!")
end

if not worked then return finish(problem) end

-- Keys are read only when this script is over: the rest is done between them.
local function keys(words) vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(words, true, false, true), "t", false) end

local function when(what, condition, act)
  if condition() then return act() end
  if vim.loop.hrtime() > deadline then return finish("no " .. what .. " in time") end
  vim.defer_fn(function() when(what, condition, act) end, 50)
end

vim.o.completeopt = "menu,menuone"
keys("Go<CR>" .. env.STET_TEST_TYPED .. "<C-X><C-O>")
when("list of names", function() return vim.fn.pumvisible() == 1 end, function()
  keys("<C-Y><Esc>")
  when("end of typing", function() return vim.fn.mode() == "n" end, function()
    report.completed = vim.fn.getline("$")
    finish()
  end)
end)
