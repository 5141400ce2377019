-- Stet in Neovim 0.7 and newer, through the built-in client; no plug-in needed.
-- README.md beside this file says how to install it and what to do with it.
--
-- vim.g.stet_program: Stet's executable, a name found on PATH ("stet") or the whole path.

-- The keys of Neovim 0.11, for those before; what is mapped already stays as it is.
local function map_keys(_, buffer)
  local function map(key, action)
    if vim.fn.maparg(key, "n") == "" then vim.keymap.set("n", key, action, { buffer = buffer }) end
  end
  map("K", vim.lsp.buf.hover)
  map("grn", vim.lsp.buf.rename)
  map("grr", vim.lsp.buf.references)
  map("gra", vim.lsp.buf.code_action)
  map("]d", vim.diagnostic.goto_next)
  map("[d", vim.diagnostic.goto_prev)
  map("<C-W>d", vim.diagnostic.open_float)
  -- What Neovim 0.8 and newer set by themselves, for CTRL-] and CTRL-X CTRL-O.
  for option, value in pairs({ tagfunc = "v:lua.vim.lsp.tagfunc", omnifunc = "v:lua.vim.lsp.omnifunc" }) do
    if vim.bo[buffer][option] == "" then vim.bo[buffer][option] = value end
  end
end

local client -- the one that reads all files, before 0.8

local function start(buffer)
  local config = {
    name = "stet",
    cmd = { vim.g.stet_program or "stet", "--stdio" },
    root_dir = vim.fn.getcwd(),
    on_attach = map_keys,
  }
  if vim.fn.executable(config.cmd[1]) == 0 then
    vim.notify_once("Stet: there is no program " .. config.cmd[1], vim.log.levels.WARN)
  elseif vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else
    -- One that is still starting counts as stopped for Neovim, so a second file would start a second one.
    config.on_exit = function() client = nil end
    client = client or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, client)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  group = vim.api.nvim_create_augroup("stet", {}),
  pattern = { "text", "markdown", "html", "org" },
  callback = function(event)
    -- Help, hovers and other windows of the editor have a file type too, and are no files.
    if vim.bo[event.buf].buftype == "" then start(event.buf) end
  end,
})
