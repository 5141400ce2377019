import Foundation
import TestSupport
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

  @Test func `Emacs goes to the next statement without a source, and what is noted beside the text is gone at once`()
    async throws
  {
    let report = try await Self.run.value
    #expect(report.unsourced?.contains(Page.unsourced) == true, "\(report.failure)")
    #expect(report.diagnosticsAfterNote == [], "\(report.failure)")
    #expect(report.completed == "Mr Joren Adalý", "\(report.failure)")
    #expect(report.mended == Page.mended, "\(report.failure)")
    #expect(report.worksheet == "# Worksheet: broken.txt", "\(report.failure)")
  }

  @Test func `the package compiles without a warning, for whoever has neither client`() async throws {
    let home = EditorHome()
    let source = ProjectRoot.file("EditorConfigs/emacs/stet.el")
    try home.folder.write(try String(contentsOf: source, encoding: .utf8), to: "stet.el")
    let status = try await home.run(
      [
        "emacs", "--batch", "-Q", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile",
        "stet.el",
      ],
      environment: [:])
    #expect(status == 0, "\(home.output)")
  }

  @Test(.enabled("package-lint (Debian: elpa-package-lint) is not installed") { await isLinterInstalled() })
  func `the package is one by the rules of package archives`() async throws {
    let home = EditorHome()
    let source = ProjectRoot.file("EditorConfigs/emacs/stet.el").path
    let status = try await home.run(
      [
        "emacs", "--batch", "-q", "--eval", "(progn (package-initialize) (require 'package-lint))", "-f",
        "package-lint-batch-and-exit", source,
      ], environment: [:])
    #expect(status == 0 && !home.output.contains("warning:"), "\(home.output)")
  }
}

private func isLinterInstalled() async -> Bool {
  let probe = ["emacs", "--batch", "--eval", "(progn (package-initialize) (require 'package-lint))"]
  return (try? await EditorHome().run(probe, environment: [:])) == 0
}

@Suite(.enabled("no Emacs with lsp-mode and markdown-mode is installed") { await Editor.lspMode.isInstalled })
struct LspModeTests {
  /// lsp-mode 8 counts characters and does not say so; two emoji and curly quotes stand before the words.
  private static let run = Task { try await Editor.lspMode.report() }

  @Test func `a writer with lsp-mode sees each finding at its words`() async throws {
    let report = try await Self.run.value
    #expect(report.diagnostics.map(\.covers) == ["Harbor Ledger3 hours ago", "Officials"], "\(report.failure)")
    #expect(report.markdown.map(\.covers) == ["Officials"], "\(report.failure)")
    #expect(report.html.map(\.covers) == ["officials"], "\(report.failure)")
    #expect(report.org.map(\.covers) == ["Officials"], "\(report.failure)")
  }

  @Test func `what a writer does with lsp-mode changes what it says and nothing else`() async throws {
    let report = try await Self.run.value
    #expect(report.buffer == Page.textAfterFix, "\(report.failure)")
    #expect(report.unsourced?.contains(Page.unsourced) == true, "\(report.failure)")
    #expect(report.renamed == Page.textAfterRename, "\(report.failure)")
    #expect(report.mended == Page.mended, "\(report.failure)")
    #expect(report.worksheet == "# Worksheet: broken.txt", "\(report.failure)")
  }
}

extension Editor {
  static let lspMode = Editor(
    name: "Emacs with lsp-mode", driver: "lsp-mode.el", setup: "emacs/stet.el",
    probe: [
      "emacs", "--batch", "--eval", "(progn (package-initialize) (require 'lsp-mode) (require 'markdown-mode))",
    ],
    command: { ["emacs", "--batch", "-q", "-l", $0.driver] },
    home: { _ in [:] })

  static let emacs = Editor(
    name: "Emacs", driver: "emacs.el", setup: "emacs/stet.el",
    probe: [
      "emacs", "--batch", "--eval", "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))",
    ],
    command: { ["emacs", "--batch", "-q", "-l", $0.driver] },
    home: { _ in [:] })
}
