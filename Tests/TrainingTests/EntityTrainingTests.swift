import Articles
import Formats
import Testing

@testable import Training

/// Own sentences in the columns of CoNLL: who stands where.
private func labelledFile(_ people: [String], _ towns: [String]) -> [UInt8] {
  var lines = ["# doc = own", ""]
  for (person, town) in zip(people, towns) {
    lines += ["\(person)\tB-PER", "Holm\tI-PER", "went\tO", "to\tO", "\(town)\tB-LOC", "'s\tO", "pier\tO", ".\tO", ""]
  }
  return Array(lines.joined(separator: "\n").utf8)
}

private func model() throws -> [UInt8] {
  var training = EntityTraining { _ in }
  (training.epochs, training.models, training.buckets) = (3, 2, 200)
  return try training.run(
    train: labelledFile(
      ["Ada", "Bram", "Dov", "Ines", "Joren", "Lars", "Mira", "Olwen"],
      ["Tarn", "Norvane", "Wexholm", "Skerrow", "Greyfold", "Alder", "Quay", "Brae"]),
    dev: labelledFile(["Tess"], ["Fogport"]))
}

@Suite struct EntityTrainingTests {
  @Test func `a model that was fitted finds names that it never saw`() throws {
    let tagger = try EntityTagger(ModelFile(bytes: try model()))
    let bytes = Array("Uma Holm went to Kelpie's pier.".utf8)
    let text = BlockText(of: Prose(verbatim: bytes))
    let readings = MentionFinder(bytes: bytes, text).candidates()
    let features = EntityFeatures(text, TokenViews(text, bytes: bytes), readings, bytes: bytes)
    let names = tagger.labels(features, text).names
    #expect(names.map(\.tokens) == [0..<2, 4..<5] && names.map(\.kind) == [.person, .place])
  }

  @Test func `the same sentences and the same seed give the same model`() throws {
    #expect(try model() == model())
  }

  @Test(arguments: ["Ada", "Ada\tX-PER", "Ada\tB-DATE"])
  func `a line that is no token with a label is named`(_ line: String) {
    let error = #expect(throws: TrainingError.self) {
      try EntityTraining { _ in }.run(train: Array("Tarn\tO\n\(line)\n".utf8), dev: labelledFile(["Ada"], ["Tarn"]))
    }
    #expect(error?.description.contains("line 2") == true)
  }
}
