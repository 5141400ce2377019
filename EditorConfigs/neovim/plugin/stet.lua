-- Starts Stet in Neovim 0.7 and newer, through the built-in client; no other plug-in needed.
-- README.md beside this folder says how to install it and what to do with it.
--
-- vim.g.stet_program: Stet's executable, a name found on PATH ("stet") or the whole path.
-- vim.g.stet_options: settings of the user's own, a table (Protocol/Settings.md lists them).
-- vim.g.stet_colours: true to colour source, cue and what is said.

-- From 0.11 on a server is a file in a folder "lsp", and :checkhealth, vim.lsp.config() and vim.lsp.enable() know it.
if vim.lsp.enable then return vim.lsp.enable("stet") end

local stet = require("stet")
local client -- the one that reads all files, before 0.8

local function start(buffer)
  local config = {
    name = "stet",
    cmd = stet.command(),
    root_dir = vim.fn.getcwd(),
    init_options = vim.g.stet_options,
    on_attach = stet.on_attach,
  }
  if not stet.is_here() then
    return
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
  pattern = stet.filetypes,
  callback = function(event)
    -- Help, hovers and other windows of the editor have a file type too, and are no files.
    if vim.bo[event.buf].buftype == "" then start(event.buf) end
  end,
})
