import TestSupport
import Testing

@testable import Files

/// Checks what patterns written for `/desk` say of a path below it.
private func covers(_ patterns: [String], _ path: String, isFolder: Bool = false) -> Bool {
  PathPatterns(patterns, in: "/desk").covers("/desk/\(path)", isFolder: isFolder)
}

@Suite struct PathPatternTests {
  /// As `git check-ignore` answers.
  @Test(arguments: [
    ("*.html", "a.html", true), ("*.html", "x/y/a.html", true), ("*.html", "a.htm", false), ("*.html", ".html", true),
    ("drafts/", "drafts/a.txt", true), ("drafts/", "x/drafts/a.txt", true), ("drafts/", "drafts", false),
    ("/drafts", "drafts/a.txt", true), ("/drafts", "x/drafts/a.txt", false), ("x/drafts", "x/drafts/a.txt", true),
    ("x/drafts", "y/x/drafts/a.txt", false), ("**/drafts", "y/x/drafts/a.txt", true), ("**/drafts", "drafts", true),
    ("wire/**/*.txt", "wire/a.txt", true), ("wire/**/*.txt", "wire/x/y/a.txt", true),
    ("wire/**/*.txt", "fire/a.txt", false), ("wire/**", "wire/a.txt", true), ("wire/**", "wire", false),
    ("wire/*", "wire/x/a.txt", true), ("a?c", "abc", true), ("a?c", "a/c", false), ("a[b-d]c", "adc", true),
    ("a[!b-d]c", "adc", false), ("a[]]c", "a]c", true), ("a[", "a[", true), ("\\#a", "#a", true), ("#a", "#a", false),
    ("\\!a", "!a", true), ("*a*b*c*", "xxaxxbxxcxx", true), ("*a*b*c*", "xxaxxcxxbxx", false),
    ("e\u{301}*", "e\u{301}t", true),
    ("?", "🚢", true), ("", "a", false), ("/", "a", false), ("a  ", "a", true), ("a\\ ", "a ", true),
  ])
  func `a pattern means what git takes it to mean`(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(covers([pattern], path) == expected)
  }

  @Test func `of several patterns the last counts, and nothing is taken back from a folder that is left out`() {
    #expect(!covers(["*.txt", "!keep.txt"], "keep.txt") && covers(["*.txt", "!keep.txt"], "x/a.txt"))
    #expect(covers(["!keep.txt", "*.txt"], "keep.txt"))
    #expect(covers(["drafts/", "!drafts/keep.txt"], "drafts/keep.txt"))
    #expect(!covers(["drafts/*", "!drafts/keep.txt"], "drafts/keep.txt"))
  }

  @Test func `what lies outside of the folder is not spoken of`() {
    let all = PathPatterns(["*"], in: "/desk")
    #expect(!all.covers("/other/a.txt") && !all.covers("/desk") && !all.covers("/desktop/a.txt"))
    #expect(PathPatterns(["*.txt"], in: "/").covers("/desk/a.txt"))
  }

  @Test func `a pattern of nothing but stars is held against a long name in little time`() throws {
    let growth = growth(from: 200, to: 800) { count in
      _ = covers([String(repeating: "a*", count: count)], String(repeating: "a", count: count * 4) + "b")
      _ = covers(["\(String(repeating: "**/a/", count: count))b"], String(repeating: "a/", count: count * 4) + "c")
    }
    #expect(growth < 8)
  }
}
