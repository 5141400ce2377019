import Foundation
import Testing

@Suite(.enabled("no Neovim is installed") { await Editor.neovim.isWanted })
struct NeovimTests {
  /// Columns are UTF-16 before Neovim 0.11 and whatever it offers first from then on.
  private static let run = Task { try await Editor.neovim.report() }

  @Test func `a writer in Neovim sees each finding at its words`() async throws {
    try await checkDiagnostics(Self.run)
  }

  @Test func `Neovim has Markdown, HTML and org-mode read as what they are`() async throws {
    try await checkFormats(Self.run)
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

  @Test func `what a writer does in Neovim changes what it says and nothing else, and shows at once`() async throws {
    // Neovim before 0.10 offers only names that begin as the word does.
    try await checkChanges(Self.run, completed: "Mr Adalý")
  }
}

/// A Neovim whose path STET_NEWER_NEOVIM names: 0.11 or newer, where a server is a file in `lsp` and findings may be pulled.
@Suite(.enabled("STET_NEWER_NEOVIM names no Neovim of 0.11 or newer") { await Editor.newerNeovim.isInstalled })
struct NewerNeovimTests {
  private static let run = Task { try await Editor.newerNeovim.report() }

  @Test func `a writer in a newer Neovim sees each finding at its words`() async throws {
    try await checkDiagnostics(Self.run)
  }

  @Test func `a newer Neovim has Markdown, HTML and org-mode read as what they are`() async throws {
    try await checkFormats(Self.run)
    #expect(try await Self.run.value.clients == 1)
  }

  @Test func `what a writer does in a newer Neovim changes what it says and nothing else, and shows at once`()
    async throws
  {
    // Not half of it: Neovim 0.10 to 0.12 insert of an edit what stands before its first blank.
    try await checkChanges(Self.run, completed: "Mr Joren Adalý")
  }
}

private func checkDiagnostics(_ run: Task<Report, any Error>) async throws {
  let report = try await run.value
  #expect(
    report.diagnostics == [
      Report.Diagnostic(
        covers: "Harbor Ledger3 hours ago", message: "Not part of the article: 'Harbor Ledger3 hours ago'",
        severity: "WARN"),
      Report.Diagnostic(covers: "Officials", message: "Names nobody you could ask: 'Officials'", severity: "INFO"),
    ], "\(report.failure)")
}

private func checkFormats(_ run: Task<Report, any Error>) async throws {
  let report = try await run.value
  #expect(report.markdown.map(\.covers) == ["Officials"], "\(report.failure)")
  #expect(report.html.map(\.covers) == ["officials"], "\(report.failure)")
  #expect(report.org.map(\.covers) == ["Officials"], "\(report.failure)")
}

private func checkChanges(_ run: Task<Report, any Error>, completed: String) async throws {
  let report = try await run.value
  #expect(report.buffer == Page.textAfterFix, "\(report.failure)")
  #expect(report.diagnosticsAfter.map(\.covers) == ["Harbor Ledger3 hours ago"], "\(report.failure)")
  #expect(report.unsourced?.contains(Page.unsourced) == true, "\(report.failure)")
  #expect(report.diagnosticsAfterNote == [], "\(report.failure)")
  #expect(report.renamed == Page.textAfterRename, "\(report.failure)")
  #expect(report.completed == completed, "\(report.failure)")
  #expect(report.mended == Page.mended, "\(report.failure)")
  #expect(report.worksheet == "# Worksheet: page.txt", "\(report.failure)")
}

extension Editor {
  static let neovim = neovim("Neovim", "nvim")
  static let newerNeovim = neovim(
    "A newer Neovim", ProcessInfo.processInfo.environment["STET_NEWER_NEOVIM"] ?? "/no/newer/neovim")

  /// The set-up is a plug-in, found as one, and the program is named in init.lua.
  private static func neovim(_ name: String, _ program: String) -> Editor {
    Editor(
      name: name, driver: "neovim.lua", setup: "neovim",
      probe: [program, "--version"],
      command: { [program, "--headless", "-n", "-i", "NONE", "-S", $0.driver] },
      home: { _ in
        [
          ".config/nvim/init.lua": """
          vim.g.stet_program = vim.env.STET_TEST_PROGRAM
          vim.opt.runtimepath:append(vim.env.STET_TEST_SETUP)
          """
        ]
      })
  }
}
