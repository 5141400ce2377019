-- Stet for vim.lsp.config() and vim.lsp.enable() of Neovim 0.11 and newer; vim.lsp.config("stet", {…}) changes what it says.

local stet = require("stet")

return {
  cmd = stet.command(),
  filetypes = stet.filetypes,
  root_dir = function(_, take)
    if stet.is_here() then take(vim.fn.getcwd()) end
  end,
  init_options = vim.g.stet_options,
  on_attach = stet.on_attach,
}
