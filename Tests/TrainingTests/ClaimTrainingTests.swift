import Articles
import Testing

@testable import Training

/// Own articles in which who is named tells the label.
private func labelledFile(_ count: Int) -> [UInt8] {
  let sentences = [
    ("Ada Holm said on Monday that the bridge was never safe.", "Q"),
    ("Officials say that the bridge will cost two hundred jobs.", "V"),
    ("The bridge is far more dangerous than all others in Tarn.", "U"),
  ]
  let lines = (0..<count).map { number in
    var text = ""
    var rows: [String] = []
    for (sentence, label) in sentences {
      let start = text.unicodeScalars.count
      text += sentence
      rows.append(#"{"start": \#(start), "end": \#(text.unicodeScalars.count), "labels": ["\#(label)"]}"#)
      text += " "
    }
    return #"{"id": "\#(number)", "text": "\#(text)", "sentences": [\#(rows.joined(separator: ", "))]}"#
  }
  return Array(lines.joined(separator: "\n").utf8)
}

@Suite struct ClaimTrainingTests {
  @Test func `weights that were fitted rank the statement without a source first`() throws {
    var said: [String] = []
    let model = try ClaimTraining { said.append($0) }.run(train: labelledFile(10), dev: labelledFile(1))
    #expect(said.contains("development: average precision unsourced 1.000, vague 1.000"))
    _ = try ClaimScorer(ModelFile(bytes: model))
  }

  @Test func `words that only the deep tier judged are learned from it`() throws {
    let rumour = "A little bird whispered that the bridge will close."
    let fact = "The bridge was built of stone in that year."
    let text = "\(rumour) \(fact)"
    let texts = Array((0..<40).map { _ in #"{"text": "\#(text)"}"# }.joined(separator: "\n").utf8)
    let judged = #"""
      {"sentences": [{"start": 0, "unsourced": 0, "vague": 1}, {"start": \#(rumour.count + 1), "unsourced": 0, "vague": 0}]}
      """#
    let judgements = Array(Array(repeating: judged, count: 40).joined(separator: "\n").utf8)
    let model = try ClaimTraining { _ in }.run(
      train: labelledFile(4), dev: labelledFile(1), texts: texts, judgements: judgements)
    let scorer = try ClaimScorer(ModelFile(bytes: model))
    let facts = Article(text).facts[0]
    let added = facts.sentences.map { scorer.wordLogits(of: $0.tokens, in: facts.tokens) }
    let vague = 1  // Of Q V U N O X.
    #expect(added[0][vague] > added[1][vague] + 1)
  }

  @Test func `judgements of more texts than there are say so`() throws {
    let judgement = Array(#"{"sentences": []}"#.utf8)
    let error = #expect(throws: TrainingError.self) {
      try ClaimTraining { _ in }.run(
        train: labelledFile(1), dev: labelledFile(1), texts: Array(#"{"text": "Holm left."}"#.utf8),
        judgements: judgement + [0x0A] + judgement)
    }
    #expect(error?.description == "2 judgements for 1 texts")
  }

  @Test func `the same sentences and the same seed give the same weights`() throws {
    let tables = try (0..<2).map { _ in try ClaimTraining { _ in }.run(train: labelledFile(6), dev: labelledFile(1)) }
    #expect(tables[0] == tables[1])
  }

  @Test func `a label that the guideline does not know is told and not passed over`() throws {
    let file = String(decoding: labelledFile(1), as: UTF8.self).replacing("\"U\"", with: "\"u\"")
    let error = #expect(throws: TrainingError.self) {
      try ClaimTraining { _ in }.run(train: Array(file.utf8), dev: labelledFile(1))
    }
    #expect(error?.description.contains("'u' is no label") == true)
  }

  @Test func `a file that holds no labelled sentences is named with its line`() throws {
    let error = #expect(throws: TrainingError.self) {
      try ClaimTraining { _ in }.run(train: labelledFile(1) + Array("\nnothing".utf8), dev: [])
    }
    #expect(error?.description.contains("line 2") == true)
  }
}
