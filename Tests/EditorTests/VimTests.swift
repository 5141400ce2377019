import Testing

@Suite(.enabled("no Vim with ALE is installed") { await Editor.vim.isWanted })
struct VimTests {
  /// ALE counts bytes: all of this needs the option in the shipped file.
  private static let run = Task { try await Editor.vim.report() }

  private let boilerplate = Report.Diagnostic(
    covers: "Harbor Ledger3 hours ago", message: "Not part of the article: 'Harbor Ledger3 hours ago'",
    severity: "W")

  @Test func `a writer in Vim sees each finding at its words`() async throws {
    let report = try await Self.run.value
    #expect(
      report.diagnostics == [
        boilerplate,
        // ALE makes a warning of everything that is no error.
        Report.Diagnostic(covers: "Officials", message: "Names nobody you could ask: 'Officials'", severity: "W"),
      ], "\(report.failure)")
  }

  @Test func `Vim has Markdown, HTML and org-mode read as what they are`() async throws {
    let report = try await Self.run.value
    #expect(report.markdown.map(\.covers) == ["Officials"], "\(report.failure)")
    #expect(report.html.map(\.covers) == ["officials"], "\(report.failure)")
    #expect(report.org.map(\.covers) == ["Officials"], "\(report.failure)")
  }

  @Test func `a writer in Vim is told who somebody is and who says a thing`() async throws {
    let report = try await Self.run.value
    #expect(report.hoverOnName == Page.plainHoverOnName, "\(report.failure)")
    #expect(report.hoverOnStatement == Page.hoverOnStatement, "\(report.failure)")
  }

  @Test func `a fix in Vim changes nothing but what it says and takes the finding away`() async throws {
    let report = try await Self.run.value
    #expect(report.buffer == Page.textAfterFix, "\(report.failure)")
    #expect(report.diagnosticsAfter == [boilerplate], "\(report.failure)")
  }

  @Test func `Vim goes to the next statement without a source, and sets right what is certain`() async throws {
    let report = try await Self.run.value
    #expect(report.unsourced?.contains(Page.unsourced) == true, "\(report.failure)")
    #expect(report.mended == Page.mended, "\(report.failure)")
    #expect(report.worksheet == "# Worksheet: broken.txt", "\(report.failure)")
  }
}

extension Editor {
  /// The .vimrc is the one of the set-up's page.
  static let vim = Editor(
    name: "Vim", driver: "vim.vim", setup: "vim/stet.vim",
    probe: [
      "vim", "-N", "-es", "-u", "NONE", "-i", "NONE", "-c", "silent! packadd ale",
      "-c", "if !exists(':ALEHover') || !has('job') | cquit | endif", "-c", "qall!",
    ],
    command: { ["vim", "-N", "-n", "-i", "NONE", "--not-a-term", "-S", $0.driver] },
    home: {
      [
        ".vimrc": """
        filetype plugin on
        syntax on
        packadd! ale
        let g:stet_program = $STET_TEST_PROGRAM
        source \($0.setup)

        """
      ]
    })
}
