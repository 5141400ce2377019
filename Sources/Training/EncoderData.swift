import Articles
import Formats
import FoundationEssentials

/// Labelled articles as `Scripts/Encoder` reads them: cut into sentences and words by the engine itself, so that
/// what the encoder learns from is what it will be shown.
///
/// One JSON object a line, an article or a piece of one:
///
///     {"task": "attribution" | "claims" | "entities",
///      "sentences": [{"opens": first of its block, "words": [["kiev", "'", "s"], …], "shapes": [1, …],
///                     "tags": a label a word | null, "label": of the sentence, -1 where nobody read it | null,
///                     "quick": the six probabilities of the quick judge | null}]}
package struct EncoderData {
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// Any of the three may be missing.
  package func run(attribution: [UInt8]?, claims: [UInt8]?, entities: [UInt8]?) throws -> [UInt8] {
    var lines: [UInt8] = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func put(_ documents: [Document]) throws {
      for document in documents { lines += try encoder.encode(document) + [0x0A] }
      say("\(documents.first?.task ?? "nothing"): \(documents.count) articles")
    }
    if let attribution {
      try put(labelled(LabelledArticle.self, in: attribution, of: "the file of attributions").map(Self.document))
    }
    if let claims { try put(labelled(LabelledSentences.self, in: claims, of: "the file of claims").map(Self.document)) }
    if let entities {
      try put(Self.documents(NamedSentences(entities, of: "the file of names").sentences))
    }
    return lines
  }

  private struct Document: Encodable {
    let task: String
    var sentences: [Sentence] = []

    struct Sentence: Encodable {
      let opens: Bool
      let words: [[String]]
      let shapes: [UInt8]
      var tags: [UInt8]?
      var label: Int?
      var quick: [Float]?
    }

    mutating func add(
      _ block: BlockText, _ bytes: [UInt8], finish: (Int, inout Sentence) -> Void
    ) {
      for (number, run) in block.sentences.enumerated() {
        let words = run.map { EncoderWord(block.tokens[$0], of: bytes) }
        var sentence = Sentence(
          opens: number == 0, words: words.map { $0.runs.map { String(decoding: $0, as: UTF8.self) } },
          shapes: words.map(\.shape.rawValue))
        finish(number, &sentence)
        sentences.append(sentence)
      }
    }
  }

  private static func document(_ row: LabelledArticle) -> Document {
    var document = Document(task: "attribution")
    for block in labelledBlocks(of: row) {
      document.add(block.text, block.bytes) { $1.tags = Array(block.labels[block.text.sentences[$0]]) }
    }
    return document
  }

  private static func document(_ row: LabelledSentences) -> Document {
    var document = Document(task: "claims")
    let article = Article(row.text)
    let offsets = ScalarOffsets(article.text.bytes)
    for (number, block) in article.blocks.enumerated() {
      document.add(BlockText(of: block.prose), block.prose.bytes) { index, sentence in
        let range = block.source(of: article.facts[number].sentences[index].range)
        sentence.label = row.label(from: offsets[range.start], to: offsets[range.end])?.rawValue ?? -1
        sentence.quick = article.sentence(index, ofBlock: number).probabilities.shares
      }
    }
    return document
  }

  /// Twenty sentences to an article, as the file has no better; one to three of them to a block.
  private static func documents(_ sentences: [[(word: Substring, label: Substring)]]) -> [Document] {
    var documents: [Document] = []
    var random = SplitMix64(seed: 1)
    var rest = sentences[...]
    while !rest.isEmpty {
      var document = Document(task: "entities")
      while !rest.isEmpty, document.sentences.count < 20 {
        let group = Array(rest.prefix(Int.random(in: 1...3, using: &random)))
        rest = rest.dropFirst(group.count)
        let block = NamedBlock(group)
        document.add(block.text, block.bytes) { $1.tags = Array(block.labels[block.text.sentences[$0]]) }
      }
      documents.append(document)
    }
    return documents
  }
}
