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
    let table = try ClaimTraining { said.append($0) }.run(train: labelledFile(10), dev: labelledFile(1))
    #expect(said.contains("development: average precision unsourced 1.000, vague 1.000"))
    let rows = String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(!rows.isEmpty && rows.allSatisfy { $0.split(separator: "\t").count == 7 })
    #expect(rows.map { Array($0.utf8) } == rows.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
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
