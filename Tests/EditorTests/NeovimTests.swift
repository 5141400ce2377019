import Testing

@Suite(.enabled("no Neovim is installed") { await Editor.neovim.isWanted })
struct NeovimTests {
  /// Columns are UTF-16 before Neovim 0.11 and whatever it offers first from then on.
  private static let run = Task { try await Editor.neovim.report() }

  private let boilerplate = Report.Diagnostic(
    covers: "Harbor Ledger3 hours ago", message: "Not part of the article: 'Harbor Ledger3 hours ago'",
    severity: "WARN")

  @Test func `a writer in Neovim sees each finding at its words`() async throws {
    let report = try await Self.run.value
    #expect(
      report.diagnostics == [
        boilerplate,
        Report.Diagnostic(covers: "Officials", message: "Names nobody you could ask: 'Officials'", severity: "INFO"),
      ], "\(report.failure)")
  }

  @Test func `Neovim has Markdown, HTML and org-mode read as what they are`() async throws {
    let report = try await Self.run.value
    #expect(report.markdown.map(\.covers) == ["Officials"], "\(report.failure)")
    #expect(report.html.map(\.covers) == ["officials"], "\(report.failure)")
    #expect(report.org.map(\.covers) == ["Officials"], "\(report.failure)")
  }

  @Test func `files opened before Neovim has heard from the program share one, and nothing is shown twice`()
    async throws
  {
    let report = try await Self.run.value
    #expect(report.clients == 1, "\(report.failure)")
  }

  @Test func `a writer in Neovim is told who somebody is and who says a thing`() async throws {
    let report = try await Self.run.value
    #expect(report.hoverOnName == Page.markdownHoverOnName, "\(report.failure)")
    #expect(report.hoverOnStatement == Page.hoverOnStatement, "\(report.failure)")
  }

  @Test func `a fix in Neovim changes nothing but what it says and takes the finding away`() async throws {
    let report = try await Self.run.value
    #expect(report.buffer == Page.textAfterFix, "\(report.failure)")
    #expect(report.diagnosticsAfter == [boilerplate], "\(report.failure)")
  }

  @Test func `a name in Neovim is renamed in place`() async throws {
    let report = try await Self.run.value
    #expect(report.renamed == Page.textAfterRename, "\(report.failure)")
  }
}

extension Editor {
  /// The set-up is started as its page says: from the plugin folder, the program named in init.lua.
  static let neovim = Editor(
    name: "Neovim", driver: "neovim.lua", setup: "neovim/stet.lua",
    probe: ["nvim", "--version"],
    command: { ["nvim", "--headless", "-n", "-i", "NONE", "-S", $0.driver] },
    home: { _ in
      [
        ".config/nvim/init.lua": "vim.g.stet_program = vim.env.STET_TEST_PROGRAM",
        ".config/nvim/plugin/stet.lua": "dofile(vim.env.STET_TEST_SETUP)",
      ]
    })
}
