import Articles
import Formats
import Testing

@testable import Archive

private func article(_ id: String, _ text: String, outlet: String = "Harbor Ledger") -> ArchivedArticle {
  ArchivedArticle(id: id, title: "Port \(id)", text: text, date: "2026-03-02", outlet: outlet)
}

private let rein = "“We will keep a tight rein on every pound that the port spends,” the mayor Ada Holm said."
private let passage =
  "The old wall between the fish market and the northern pier will be taken down in June and replaced by a gate of steel "
  + "that opens at low water."

extension TemporaryArchive {
  fileprivate func matches(_ draft: String, own: String? = nil) throws -> ArchivedMatches {
    try reader().matches(of: Article(draft), excludingID: own, [.quotations, .passages])
  }

  fileprivate func quoted(_ draft: String, own: String? = nil) throws -> [String] {
    try matches(draft, own: own).quotations.map { "\($0.head.id) \($0.speaker ?? "-") \($0.changes.map(\.printed))" }
  }
}

@Suite struct QuotationTests {
  @Test func `a draft's quotation is found where it was printed, with who said it and what differs`() throws {
    let archive = TemporaryArchive()
    try archive.add(desk + [article("a", "The council met.\n\n" + rein), article("b", "No words of anybody.")])
    #expect(try archive.quoted("“A tight rein on every pound,” the mayor said.") == ["a the mayor Ada Holm []"])
    #expect(
      try archive.quoted("“We will keep a tight reign on every pound that the port spends,” Ada Holm said.") == [
        "a Ada Holm [\"rein\"]"
      ])
    #expect(try archive.quoted("“The ferry will sail again on Monday morning,” Holm said.") == [])
  }

  @Test func `the article itself is no other printing`() throws {
    let archive = TemporaryArchive()
    try archive.add([article("a", rein), article("b", "As we wrote: " + rein)])
    #expect(try archive.quoted(rein, own: "a") == ["b the mayor Ada Holm []"])
  }

  @Test func `a replaced article is found by its new words only, and one taken up again is`() throws {
    let archive = TemporaryArchive()
    let other = "“The ferry will sail again on Monday morning,” the skipper Jon Berg said."
    try archive.add([article("a", rein)])
    try archive.add([article("a", other)])
    #expect(try archive.quoted(rein) == [] && archive.quoted(other) == ["a the skipper Jon Berg []"])
    try archive.add([article("a", "Nothing was said.")])
    #expect(try archive.quoted(other) == [])
    try archive.add([article("a", rein)])
    #expect(try archive.quoted(rein) == ["a the mayor Ada Holm []"])
  }

  @Test func `a rebuilt archive has its quotations and passages, one without an article has them no more`() throws {
    let archive = TemporaryArchive()
    try archive.add([article("a", rein + "\n\n" + passage), article("b", "Nothing was said.")])
    try ArchiveWriter(path: archive.path).rebuild()
    #expect(try archive.quoted(rein).count == 1 && archive.matches(passage).passages.count == 1)
    _ = try ArchiveWriter(path: archive.path).remove(["a"])
    #expect(try archive.quoted(rein).isEmpty && archive.matches(passage).passages.isEmpty)
    #expect(try ArchiveWriter(path: archive.path).check() == [])
  }

  @Test func `seven words in common are always found`() throws {
    let archive = TemporaryArchive()
    let words = (0..<60).map { "word\($0)" }
    try archive.add([article("a", "Holm said: “\(words.joined(separator: " ")).”")])
    for start in 0..<53 {
      let run = words[start..<start + 7].joined(separator: " ")
      #expect(try archive.quoted("“So \(run) indeed,” Holm said.").count == 1, "\(run)")
    }
  }

  @Test func `a passage without quotation marks is found in another outlet's article`() throws {
    let archive = TemporaryArchive()
    try archive.add([article("a", "It was decided. " + passage), article("q", "“\(passage)” Holm said.")])
    let found = try archive.matches("The council voted.\n\n\(passage)").passages
    #expect(found.map(\.head.id) == ["a"] && found.map(\.wordCount) == [29])
    #expect(try archive.matches("As the Harbor Ledger wrote:\n\n\(passage)").passages.isEmpty)
    #expect(try archive.matches("“\(passage)” Holm said.").passages.isEmpty)
  }

  @Test func `what a dozen articles have in common is a form of words`() throws {
    let archive = TemporaryArchive()
    try archive.add((0..<14).map { article("\($0)", "Number \($0). " + passage) })
    #expect(try archive.matches(passage).passages.isEmpty)
  }

  @Test func `past its budget nothing is said`() throws {
    let archive = TemporaryArchive()
    try archive.add([article("a", rein)])
    let reader = try archive.reader()
    reader.budgetMilliseconds = 0
    #expect(try reader.matches(of: Article(rein)).quotations.isEmpty)
  }

  @Test func `places of quotations come back as they went in, and nonsense is none`() {
    let quotations = [
      PrintedQuotation(words: TextRange(3, 90), speaker: TextRange(95, 103)),
      PrintedQuotation(words: TextRange(140, 20_000), speaker: nil),
      PrintedQuotation(words: TextRange(30_000, 30_040), speaker: TextRange(2, 9)),
    ]
    #expect(Spans.quotations(Spans.bytes(quotations)) == quotations)
    #expect(Spans.quotations([]) == [])
    for nonsense: [UInt8] in [[1], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [3, 3, 3, 3], [0x80]] {
      #expect(Spans.quotations(nonsense) == [], "\(nonsense)")
    }
  }

  @Test func `of neighbouring hashes one is kept in every window`() {
    let hashes = (0..<500).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    for window in [1, 3, 18] {
      let kept = Set(ShingleIndex.winnowed(hashes, window: window))
      for start in 0...hashes.count - window {
        #expect(!kept.isDisjoint(with: hashes[start..<start + window]))
      }
      #expect(window == 1 || kept.count < hashes.count)
    }
    #expect(ShingleIndex.winnowed([7, 5], window: 3) == [5] && ShingleIndex.winnowed([], window: 3) == [])
  }
}
