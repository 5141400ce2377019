-- What both ways of starting Stet share: keys, commands, colours.

local M = { filetypes = { "text", "markdown", "html", "org" } }

function M.command() return { vim.g.stet_program or "stet", "--stdio" } end

--- Whether there is such a program; says once where there is none.
function M.is_here()
  local program = M.command()[1]
  local is_here = vim.fn.executable(program) == 1
  if not is_here then vim.notify_once("Stet: there is no program " .. program, vim.log.levels.WARN) end
  return is_here
end

-- Other servers may read the same buffer, and know no commands of Stet's.
local function client_of(buffer)
  if vim.lsp.get_clients then return vim.lsp.get_clients({ name = "stet", bufnr = buffer })[1] end
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.name == "stet" then return client end
  end
end

--- Has Stet carry out a command on the current buffer.
local function execute(command, more, take)
  local client = client_of(0)
  if not client then return vim.notify("Stet does not read this buffer", vim.log.levels.WARN) end
  local params = { command = command, arguments = vim.list_extend({ vim.uri_from_bufnr(0) }, more or {}) }
  local function answered(problem, result)
    if problem then return vim.notify("Stet: " .. problem.message, vim.log.levels.WARN) end
    if take and result and result ~= vim.NIL then take(result, client.offset_encoding) end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, answered, 0)
  else
    client.request("workspace/executeCommand", params, answered, 0)
  end
end

--- Goes to the next statement that rests on nobody, behind the last one to the first.
function M.next_unsourced()
  local client = client_of(0)
  if not client then return end
  local place = vim.lsp.util.make_position_params(0, client.offset_encoding).position
  execute("stet.nextUnsourced", { place.line, place.character }, function(location, encoding)
    -- An editor that shows documents is there by now.
    if vim.fn.has("nvim-0.9") == 0 then vim.lsp.util.jump_to_location(location, encoding) end
  end)
end

--- Puts the article into the archive, or its newest text in the place of the one that is there.
function M.add_to_archive() execute("stet.addToArchive") end

--- Writes all there is to check beside the article; what was ticked in a sheet that is there stays.
function M.worksheet()
  execute("stet.worksheet", {}, function(sheet)
    -- An editor that shows documents has opened it by now, perhaps as it was.
    if vim.fn.has("nvim-0.9") == 0 then vim.cmd("edit " .. vim.fn.fnameescape(vim.uri_to_fname(sheet.uri))) end
    vim.cmd("checktime")
  end)
end

--- Lets the user choose among the archive's related articles, and opens the one that is chosen.
function M.related() execute("stet.related") end

--- Does what `stet lint --fix` does, before it returns, so that a hook on writing can call it.
function M.fix_all()
  local client = client_of(0)
  if not client then return end
  local start = { line = 0, character = 0 }
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(0),
    range = { start = start, ["end"] = start },
    context = { only = { "source.fixAll.stet" }, diagnostics = {} },
  }
  local answer
  if vim.fn.has("nvim-0.11") == 1 then
    answer = client:request_sync("textDocument/codeAction", params, 5000, 0)
  else
    answer = client.request_sync("textDocument/codeAction", params, 5000, 0)
  end
  for _, action in ipairs(answer and answer.result or {}) do
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
end

-- Those of Neovim 0.11 for older ones, and Stet's own; what is mapped already stays as it is.
local function map_keys(buffer)
  local function map(key, action, words)
    if vim.fn.maparg(key, "n") == "" then vim.keymap.set("n", key, action, { buffer = buffer, desc = words }) end
  end
  if vim.fn.has("nvim-0.11") == 0 then
    map("K", vim.lsp.buf.hover)
    map("grn", vim.lsp.buf.rename)
    map("grr", vim.lsp.buf.references)
    map("gra", vim.lsp.buf.code_action)
    map("]d", vim.diagnostic.goto_next)
    map("[d", vim.diagnostic.goto_prev)
    map("<C-W>d", vim.diagnostic.open_float)
  end
  map("]u", M.next_unsourced, "Stet: next statement without a source")
  map("grf", M.fix_all, "Stet: set right what is certain")
  map("gro", M.related, "Stet: open a related article")
  map("grp", M.add_to_archive, "Stet: put this article into the archive")
  map("grw", M.worksheet, "Stet: make a worksheet")
  map("grl", vim.lsp.codelens.run, "Stet: what the line above the headline offers")
end

local function make_commands(buffer)
  for name, action in pairs({
    StetNextUnsourced = M.next_unsourced,
    StetFixAll = M.fix_all,
    StetRelated = M.related,
    StetAddToArchive = M.add_to_archive,
    StetWorksheet = M.worksheet,
  }) do
    vim.api.nvim_buf_create_user_command(buffer, name, function() action() end, {})
  end
end

-- The lines above headlines are asked for by whoever wants to see them.
local function show_lenses(buffer)
  if vim.lsp.codelens.enable then return vim.lsp.codelens.enable(true, { bufnr = buffer }) end
  local function refresh() vim.lsp.codelens.refresh(vim.fn.has("nvim-0.10") == 1 and { bufnr = buffer } or nil) end
  vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
    group = vim.api.nvim_create_augroup("stet-lenses-" .. buffer, {}),
    buffer = buffer,
    callback = refresh,
  })
  refresh()
end

local function set_colours()
  for name, like in pairs({
    ["@lsp.type.source"] = "Identifier",
    ["@lsp.type.cue"] = "Statement",
    ["@lsp.type.statement"] = "String",
    ["@lsp.typemod.source.vague"] = "WarningMsg",
  }) do
    vim.api.nvim_set_hl(0, name, { link = like, default = true })
  end
end

function M.on_attach(client, buffer)
  map_keys(buffer)
  make_commands(buffer)
  show_lenses(buffer)
  -- Not asked for, not worked out: Neovim asks with every change.
  if vim.g.stet_colours then set_colours() else client.server_capabilities.semanticTokensProvider = nil end
  local options = vim.g.stet_options or {}
  if vim.lsp.inlay_hint and #(options.hints or {}) > 0 then vim.lsp.inlay_hint.enable(true, { bufnr = buffer }) end
  -- What Neovim 0.8 and newer set by themselves, for CTRL-] and CTRL-X CTRL-O.
  for option, value in pairs({ tagfunc = "v:lua.vim.lsp.tagfunc", omnifunc = "v:lua.vim.lsp.omnifunc" }) do
    if vim.bo[buffer][option] == "" then vim.bo[buffer][option] = value end
  end
end

return M
