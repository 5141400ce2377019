import Articles
import TestSupport
import Testing

@testable import Rules

private let page = "It fell on Monday. Officials say it was old.\n\nThe town slept, and critics say it still does."

/// An ignore file that silences everything a text is reported for.
private func ignoreFile(for text: String) -> String {
  let article = Article(text)
  return findings(in: article).map { IgnoreList.Entry(for: $0, in: article).line + "\n" }.joined()
}

/// Checks that an ignore file written for `page` leaves the marked words of another text reported.
private func check(
  _ expected: String, file: String = ignoreFile(for: page), _ sourceLocation: SourceLocation = #_sourceLocation
) {
  let article = Article(MarkedText(expected).text)
  let left = findings(in: article, ignoring: IgnoreList(contents: Array(file.utf8)))
  #expect(marked(left.map(\.range), in: article.text.bytes) == expected, sourceLocation: sourceLocation)
}

@Suite struct IgnoreListTests {
  @Test func `a finding let stand stays silent`() {
    check(page)
  }

  @Test func `it is found again after edits elsewhere`() {
    check("A new first line.\n\nAnd a second one.\n\n\(page)\n\nThe end.")
    check("It fell on Monday. Officials say it was old.\r\n\r\nThe town slept,  and critics say it still does.")
    check("Much later, it fell on Monday. Officials say it was old. The town slept, and critics say it still does.")
  }

  @Test func `it is found again when the words on one side of it change`() {
    check("It rose on Sunday. Officials say it was old.\n\nThe town slept, and critics say it never did.")
  }

  @Test func `it speaks up again when its words or both sides of them change`() {
    check("It fell on Monday. ⟦Experts⟧ say it was old.\n\nThe town slept, and critics say it still does.")
    check("It rose on Sunday. ⟦Officials⟧ say it was new.\n\nThe town slept, and critics say it still does.")
  }

  @Test func `the same words at another place are another finding`() {
    check("\(page)\n\nAs far as we know today, ⟦critics⟧ say the horn was never any good.")
  }

  @Test func `another rule's entry silences nothing`() {
    check(
      "It fell on Monday. ⟦Officials⟧ say it was old.\n\nThe town slept, and ⟦critics⟧ say it still does.",
      file: ignoreFile(for: page).replacing("vague-attribution", with: "boilerplate"))
  }

  @Test func `a broken line is named by its number and the others still work`() {
    let lines = ignoreFile(for: page).split(separator: "\n")
    let file = "\(lines[0])\nnot an entry\n\n{\"rule\": 5}\r\n\(lines[1])"
    check(page, file: file)
    let list = IgnoreList(contents: Array(file.utf8))
    #expect(list.problems.map { $0.prefix(6) } == ["line 2", "line 4"])
    #expect(list.entries.count == 2)
  }

  @Test func `a file that is no ignore file is given up after many lines, in one sentence`() {
    let pile = IgnoreList(contents: Array(String(repeating: "a\n", count: 99_999).utf8))
    #expect(pile.problem?.hasPrefix("line 1 is no entry") == true)
    #expect(pile.problem?.hasSuffix("; so are 9999 other lines, and none behind them was read") == true)
  }

  @Test func `an ignore file may be empty, end its lines in CR LF and hold bytes that are no text`() {
    #expect(IgnoreList(contents: []) == IgnoreList())
    #expect(IgnoreList(contents: Array("\r\n \r\n".utf8)) == IgnoreList())
    check(page, file: ignoreFile(for: page).replacing("\n", with: "\r\n"))
    #expect(IgnoreList(contents: [0xFF, 0xFE, 0x0A, 0x00]).problems.count == 1)
  }

  @Test func `an entry holds no line number and nothing that breaks its line`() {
    let article = Article("He said:\n\"It \\ fell\u{2028}\".\n\nCritics\tsay \"it\" was old.\n")
    let line = findings(in: article).map { IgnoreList.Entry(for: $0, in: article).line }[0]
    #expect(
      line
        == #"{"after":"say \"it\" was old.","before":"He said: \"It \\ fell \".","rule":"vague-attribution","text":"Critics"}"#
    )
  }
}
