import EncoderKernels
import Formats
import TestSupport
import Testing

@testable import Articles

private func windows(_ text: String) -> [EncoderWindow] {
  let article = Article(text)
  return EncoderWindow.windows(of: article, for: testEncoder)
}

/// Paragraphs enough for several windows.
private let long = (1...30).map { number in
  "The council of Tarn met for the \(number)th time on the toll, and the ferry stayed in port all day. "
    + "Ada Holm, who runs the pier, said that number \(number) on the list would have to wait for the divers."
}

@Suite struct EncoderTests {
  /// The network in 32-bit floating point, as `Scripts/Encoder` runs it, gave these numbers. Weights of eight bits
  /// move a logit by up to a fifth; a wrong table, order or formula moves it by whole units.
  @Test func `a sentence gets the numbers that it gets where the network was fitted`() throws {
    let reference: [[Float]] = [
      [1.7308, -2.2575, 1.0383, 2.4553, -3.6216, -2.6103], [4.1835, -1.7618, -2.1373, -1.2184, -1.1313, 0.2653],
    ]
    let window = try #require(
      windows("The new toll cut traffic by 40 percent. Zoë Holm, an engineer, said so.").first)
    #expect(window.sentences.count == 2)
    let top = testEncoder.top(window.text)
    for (sentence, wanted) in zip(window.sentences, reference) {
      let logits = testEncoder.claims(sentence.pieces, of: top)
      for label in 0..<6 { #expect(abs(logits[label] - wanted[label]) < 0.25, "\(logits) for \(wanted)") }
    }
    func best(_ rows: [SIMD16<Int32>]) -> [Int] { rows.map { row in (0..<16).max { row[$0] < row[$1] }! } }
    let said = testEncoder.outputs(of: window)[1]
    #expect(
      best(said.attribution) == [1, 2, 2, 2, 2, 2, 5, 9, 0] && best(said.entities) == [1, 2, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test(arguments: ["sse2", "avx2", "avx512", "neon"]) func `a text is read alike on every processor`(_ name: String)
    throws
  {
    let portable = try #require(stet_kernels_named("portable")).pointee
    guard let kernels = stet_kernels_named(name)?.pointee else { return }
    for count in [1, 4, 9] {
      for window in windows(long.prefix(count).joined(separator: "\n\n")) {
        #expect(testEncoder.top(window.text, portable) == testEncoder.top(window.text, kernels))
      }
    }
  }

  @Test func `after an edit the windows far from it are the ones that have been read already`() {
    let before = windows(long.joined(separator: "\n\n"))
    var edited = long
    edited[0] += " The mayor left early."
    let old = Set(before.map(\.text))
    let after = windows(edited.joined(separator: "\n\n"))
    #expect(before.count > 4)
    #expect(after.count { !old.contains($0.text) } <= 3)
  }

  @Test func `whatever was read before, an edited text is read as if it were new`() {
    var paragraphs = Array(long.prefix(8))
    var article = Article(paragraphs.joined(separator: "\n\n"))
    var reading: DeepReading?
    for (place, words) in [
      (0, "The mayor left."), (5, "Officials deny it, Mr. Holm said."), (0, ""), (7, "It rained."),
    ] {
      paragraphs[place] = words.isEmpty ? paragraphs[place + 1] : paragraphs[place] + " " + words
      article = Article(
        SourceText(paragraphs.joined(separator: "\n\n")), format: .plain, after: reading?.readArticle() ?? article)
      var next = DeepReading(of: article, by: testEncoder, after: reading)
      while next.readNext(by: testEncoder) {}
      reading = next
      let (edited, fresh) = (next.readArticle(), Article.read(article.text, format: .plain, by: testEncoder))
      for block in fresh.blocks.indices {
        #expect(edited.facts[block].attributions == fresh.facts[block].attributions)
        #expect(edited.facts[block].mentions == fresh.facts[block].mentions)
        for sentence in fresh.facts[block].sentences.indices {
          #expect(edited.sentence(sentence, ofBlock: block).isReadDeeply)
          #expect(
            edited.sentence(sentence, ofBlock: block).probabilities
              == fresh.sentence(sentence, ofBlock: block).probabilities)
        }
      }
    }
  }

  @Test func `no text is too long or too odd for a window`() {
    let texts = [
      "", "🚢", "\u{301}\u{200D}", String(repeating: "a", count: 5000), String(repeating: "word 🚢 ", count: 2000),
      String(repeating: "漢", count: 900), "\"'«»“”\u{0}",
    ]
    for text in texts {
      for window in windows(text) {
        #expect(window.text.pieces.count <= testEncoder.longest && window.text.pieces.count == window.text.shapes.count)
        #expect(window.sentences.allSatisfy { !$0.pieces.isEmpty })
      }
      let article = Article(text).read(by: testEncoder)
      for (block, facts) in article.facts.enumerated() {
        for sentence in facts.sentences.indices {
          #expect(article.sentence(sentence, ofBlock: block).probabilities.unsourced.isFinite)
        }
      }
    }
  }

  @Test func `letters with accents, capitals and curly marks are folded as the vocabulary is`() {
    let prose = Array("Zoë’s “ÉLAN” Łódź 2,5".utf8)
    let words = tokens(of: prose).map { EncoderWord($0, of: prose) }
    let runs = words.flatMap { $0.runs.map { String(decoding: $0, as: UTF8.self) } }
    #expect(runs == ["zoe", "'", "s", "\"", "elan", "\"", "lodz", "2", ",", "5"])
    #expect(words.map(\.shape) == [.capitalised, .mark, .allCapitals, .mark, .capitalised, .number])
  }

  @Test func `a file that is cut short is no network`() throws {
    let bytes = try encoderBytes()
    #expect(throws: ModelError.self) { try Encoder(ModelFile(bytes: Array(bytes.prefix(bytes.count / 2)))) }
  }
}
