import Testing

@Suite(.enabled("no Emacs with Eglot and markdown-mode is installed") { await Editor.emacs.isWanted })
struct EmacsTests {
  /// Eglot sends no column unit before Emacs 29, so these columns are UTF-16.
  private static let run = Task { try await Editor.emacs.report() }

  private let boilerplate = Report.Diagnostic(
    covers: "Harbor Ledger3 hours ago",
    message: "stet [boilerplate]: Not part of the article: 'Harbor Ledger3 hours ago'", severity: "eglot-warning")

  @Test func `a writer in Emacs sees each finding at its words`() async throws {
    let report = try await Self.run.value
    #expect(
      report.diagnostics == [
        boilerplate,
        Report.Diagnostic(
          covers: "Officials", message: "stet [vague-attribution]: Names nobody you could ask: 'Officials'",
          severity: "eglot-note"),
      ], "\(report.failure)")
  }

  @Test func `Emacs has Markdown, HTML and org-mode read as what they are`() async throws {
    let report = try await Self.run.value
    #expect(report.markdown.map(\.covers) == ["Officials"], "\(report.failure)")
    #expect(report.html.map(\.covers) == ["officials"], "\(report.failure)")
    #expect(report.org.map(\.covers) == ["Officials"], "\(report.failure)")
  }

  @Test func `a writer in Emacs is told who somebody is and who says a thing`() async throws {
    let report = try await Self.run.value
    #expect(report.hoverOnName == Page.markdownHoverOnName, "\(report.failure)")
    #expect(report.hoverOnStatement == Page.hoverOnStatement, "\(report.failure)")
  }

  @Test func `a fix in Emacs changes nothing but what it says and takes the finding away`() async throws {
    let report = try await Self.run.value
    #expect(report.buffer == Page.textAfterFix, "\(report.failure)")
    #expect(report.diagnosticsAfter == [boilerplate], "\(report.failure)")
  }

  @Test func `a name in Emacs is renamed in place`() async throws {
    let report = try await Self.run.value
    #expect(report.renamed == Page.textAfterRename, "\(report.failure)")
  }
}

extension Editor {
  static let emacs = Editor(
    name: "Emacs", driver: "emacs.el", setup: "emacs/stet.el",
    probe: [
      "emacs", "--batch", "--eval", "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))",
    ],
    command: { ["emacs", "--batch", "-q", "-l", $0.driver] },
    home: { _ in [:] })
}
