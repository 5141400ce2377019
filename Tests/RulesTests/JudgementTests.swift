import Articles
import Formats
import Foundation
import TestSupport
import Testing
import Training

/// What neither tier may fall below on the articles of `Tests/Fixtures/Judgement`; of false alarms, what it may not exceed.
///
/// Each stands two points below what was measured when it was set. To set all anew after a refit or a change of the rules,
/// raise one to 1: the test fails and prints this table as it would stand.
private let floors: [(measure: JudgementMeasure, quick: Double, deep: Double)] = [
  (.claimPrecision, quick: 0.68, deep: 0.86),  // measured 0.70, 0.88
  (.claimRecall, quick: 0.06, deep: 0.25),  // measured 0.08, 0.27
  (.vaguePrecision, quick: 0.90, deep: 0.92),  // measured 0.92, 0.95
  (.vagueRecall, quick: 0.55, deep: 0.64),  // measured 0.58, 0.67
  (.boilerplatePrecision, quick: 0.76, deep: 0.76),  // measured 0.78, 0.78
  (.boilerplateRecall, quick: 0.63, deep: 0.63),  // measured 0.66, 0.66
  (.sources, quick: 0.77, deep: 0.81),  // measured 0.80, 0.83
  (.names, quick: 0.78, deep: 0.81),  // measured 0.80, 0.83
  (.unattributedQuotes, quick: 0, deep: 0),  // measured 0, 0
  (.unbalancedQuotes, quick: 0, deep: 0),  // measured 0, 0
]

@Suite struct JudgementTests {
  private static let corpus: Result<JudgementCorpus, any Error> = Result {
    let folder = ProjectRoot.file("Tests/Fixtures/Judgement").path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    return try JudgementCorpus(try names.map { ($0, try ProjectRoot.text(of: "Tests/Fixtures/Judgement/\($0)")) })
  }

  @Test func `the articles of every desk are read no worse than they were`() throws {
    let corpus = try Self.corpus.get()
    let quick = JudgementScores(of: corpus, by: nil)
    let deep = JudgementScores(of: corpus, by: testEncoder)
    #expect(Set(floors.map(\.measure)) == Set(JudgementMeasure.allCases))
    let fallen = floors.filter { row in
      !holds(quick[row.measure], row.quick, row.measure) || !holds(deep[row.measure], row.deep, row.measure)
    }
    #expect(
      fallen.isEmpty,
      """
      \(fallen.map(\.measure.rawValue).joined(separator: "; ")) fell.

      Quick tier:
      \(quick.table)

      Deep tier:
      \(deep.table)

      'stet-train judge --list' says on which sentences. Floors of what was measured now:
      \(JudgementMeasure.allCases.map { row($0, quick, deep) }.joined(separator: "\n"))
      """)
  }

  private func holds(_ value: Double, _ floor: Double, _ measure: JudgementMeasure) -> Bool {
    measure.isCount ? value <= floor : value >= floor
  }

  /// As it stands in the table above.
  private func row(_ measure: JudgementMeasure, _ quick: JudgementScores, _ deep: JudgementScores) -> String {
    func floor(_ value: Double) -> String {
      if measure.isCount { return String(Int(value)) }
      return hundredths(max(0, Int((value * 100).rounded(.down)) - 2))
    }
    func measured(_ value: Double) -> String {
      measure.isCount ? String(Int(value)) : hundredths(Int((value * 100).rounded()))
    }
    let (q, d) = (quick[measure], deep[measure])
    return "  (.\(measure), quick: \(floor(q)), deep: \(floor(d))),  // measured \(measured(q)), \(measured(d))"
  }

  private func hundredths(_ number: Int) -> String {
    "\(number / 100)." + (number % 100 < 10 ? "0" : "") + "\(number % 100)"
  }

  @Test func `a fixture is put together as its page was, with its marks where they stand`() throws {
    let article = try JudgedArticle(
      name: "ferry.txt",
      fixture: """
        #: desk: court
        #: format: plain

        X Ferry owner fined

        Q The ferry was never safe, Ada Holm of Tarn said.
        \tsource: Ada Holm of Tarn
        \tcue: said
        \tname: PER Ada Holm
        \tname: LOC Tarn
        Q It leaked.
        \tsource: (carried) Ada Holm

        B Home
        /
        B News
        """)
    #expect(
      article.text[article.text.wholeRange]
        == "Ferry owner fined\n\nThe ferry was never safe, Ada Holm of Tarn said. It leaked.\n\nHome\nNews\n")
    #expect(article.sentences.map { String($0.label.rawValue) }.joined() == "XQQBB")
    #expect(article.sentences[1].names.map { "\($0.kind) \(article.text[$0.range])" } == ["PER Ada Holm", "LOC Tarn"])
    #expect(article.sentences.map(\.source) == [nil, "Ada Holm of Tarn", "Ada Holm", nil, nil])
  }

  @Test(arguments: [
    "Z The ferry sank.", "The ferry sank.", "\tsource: Ada", "N It sank.\n\tname: LOC Tarn",
    "Q Ada spoke.\n\tcue: said",
  ])
  func `a line that makes no sense is not passed over`(_ lines: String) {
    #expect(throws: TrainingError.self) {
      try JudgedArticle(name: "ferry.txt", fixture: "#: desk: court\n#: format: plain\n\n" + lines)
    }
  }
}
