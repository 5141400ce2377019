import Formats
import Testing

@testable import Articles
@testable import Training

/// A labelled file of own sentences: who says it, by which verb, what.
private func labelledFile(_ speakers: [String]) -> [UInt8] {
  let lines = speakers.map { speaker in
    let text = "\(speaker) said the bridge fell."
    let source = speaker.unicodeScalars.count
    return """
      {"id": "\(speaker)", "text": "\(text)", "attributions": [{"source": [[0, \(source)]], \
      "cue": [[\(source + 1), \(source + 5)]], "content": [[\(source + 6), \(source + 21)]]}]}
      """
  }
  return Array(lines.joined(separator: "\n").utf8)
}

private func model(seed: UInt64 = 1) throws -> [UInt8] {
  var training = AttributionTraining { _ in }
  training.seed = seed
  training.epochs = 3
  training.models = 1
  training.buckets = 64
  let speakers = ["Holm", "Kessling", "Tarrash", "Ada Holm", "🚢 Okafor", "Averin", "Perrault", "Brandt"]
  return try training.run(train: labelledFile(speakers), dev: labelledFile(["Stolz"]))
}

@Suite struct AttributionTrainingTests {
  @Test func `a model that was fitted finds who says it in a sentence it never saw`() throws {
    let tagger = try AttributionTagger(ModelFile(bytes: try model()))
    let prose = Prose(verbatim: Array("Lindqvist said the bridge fell.".utf8))
    let text = BlockText(of: prose)
    let labels = tagger.labels(text, TokenViews(text, bytes: prose.bytes), neighbours: BlockNeighbours(of: 0, in: []))
    let links = AttributionLinker(text, labels: labels.labels, cueMargin: labels.cueMargin).links()
    #expect(links == [AttributionLinker.Link(source: 0..<1, cue: 1..<2, content: [2..<5])])
  }

  @Test func `the same files and the same seed give the same model`() throws {
    #expect(try model() == model())
  }

  @Test func `a model for other labels or features, or half of one, is told and not used`() throws {
    let bytes = try model()
    #expect(throws: ModelError.self) { try AttributionTagger(ModelFile(bytes: Array(bytes.dropLast(64)))) }
    #expect(throws: ModelError.self) { try ModelFile(bytes: Array("a letter\n".utf8)) }
    let file = try ModelFile(bytes: bytes)
    let other = #expect(throws: ModelError.self) { try TagModel(file, labels: ["none"], features: 1) }
    #expect(other?.description.contains("fit it anew") == true)
  }

  @Test func `a file that is no labelled article is named with its line`() throws {
    let error = #expect(throws: TrainingError.self) {
      try AttributionTraining { _ in }.run(train: labelledFile(["Holm"]) + Array("\nnothing".utf8), dev: [])
    }
    #expect(error?.description.contains("line 2") == true)
    // A stretch without an end.
    let half = String(decoding: labelledFile(["Holm"]), as: UTF8.self).replacing("[[0, 4]]", with: "[[0]]")
    #expect(throws: TrainingError.self) { try AttributionTraining { _ in }.run(train: Array(half.utf8), dev: []) }
  }

  @Test(arguments: QuoteStyle.allCases)
  func `another house's quotation marks leave every other character in its place`(_ style: QuoteStyle) {
    let text = "🚢 “It fell,” she said.\n\"It was old,\" he said. Don't."
    let rewritten = Array(style.rewritten(text).unicodeScalars)
    #expect(rewritten.count == text.unicodeScalars.count)
    let marks: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}"]
    for (new, old) in zip(rewritten, text.unicodeScalars) where !marks.contains(old) { #expect(new == old) }
  }
}

@Suite struct WordClusterTests {
  @Test func `words that stand in the same places share a class`() throws {
    let clusters = try #require(WordClusters.shared)
    func cluster(_ word: String) -> UInt8 { clusters[WordHash.of(word.utf8)] }
    #expect(cluster("monday") == cluster("tuesday") && cluster("monday") > 0)
    #expect(cluster("monday") != cluster("has"))
    #expect(cluster("xylquorp") == 0)
  }

  @Test func `text of two kinds of words falls into two classes`() {
    var clustering = ExchangeClustering(count: 3)
    let text = String(repeating: "a ship sinks a boat sinks a ship floats a boat floats ", count: 40)
    clustering.fit(texts: [text], vocabulary: 20, rounds: 10) { _ in }
    func cluster(_ word: String) -> Int {
      clustering.words.firstIndex(of: WordHash.of(word.utf8)).map { clustering.clusterOf[$0] } ?? -1
    }
    #expect(cluster("ship") == cluster("boat"))
    #expect(cluster("sinks") == cluster("floats"))
  }
}
