import EncoderKernels
import Testing

@testable import Articles

private func windows(_ text: String) -> [EncoderWindow] {
  let article = Article(text)
  return EncoderWindow.windows(of: article.blocks, article.facts, for: .shared)
}

/// Paragraphs enough for several windows.
private let long = (1...30).map { number in
  "The council of Tarn met for the \(number)th time on the toll, and the ferry stayed in port all day. "
    + "Ada Holm, who runs the pier, said that number \(number) on the list would have to wait for the divers."
}

@Suite struct EncoderTests {
  /// The network in 32-bit floating point, as `Sources/Training/Encoder` runs it, gave these numbers. Weights of eight bits
  /// move a logit by some hundredths; a wrong table, order or formula moves it by whole units.
  @Test func `a sentence gets the numbers that it gets where the network was fitted`() throws {
    let reference: [[Float]] = [
      [0.5986, -2.4728, 2.8327, 3.1205, -3.6159, -2.4482], [3.0562, -0.7645, -2.0853, -0.7324, -1.1578, 0.4941],
    ]
    let window = try #require(
      windows("The new toll cut traffic by 40 percent. Zoë Holm, an engineer, said so.").first)
    #expect(window.sentences.count == 2)
    let top = Encoder.shared.top(window)
    for (sentence, wanted) in zip(window.sentences, reference) {
      let logits = Encoder.shared.claims(sentence.pieces, of: top)
      for label in 0..<6 { #expect(abs(logits[label] - wanted[label]) < 0.15, "\(logits) for \(wanted)") }
    }
  }

  @Test(arguments: ["sse2", "avx2", "neon"]) func `a text is read alike on every processor`(_ name: String) throws {
    let portable = try #require(stet_kernels_named("portable")).pointee
    guard let kernels = stet_kernels_named(name)?.pointee else { return }
    for count in [1, 4, 9] {
      for window in windows(long.prefix(count).joined(separator: "\n\n")) {
        #expect(Encoder.shared.top(window, portable) == Encoder.shared.top(window, kernels))
      }
    }
  }

  @Test func `after an edit the windows far from it are the ones that have been read already`() {
    let before = windows(long.joined(separator: "\n\n"))
    var edited = long
    edited[0] += " The mayor left early."
    let old = Set(before.map(\.pieces))
    let after = windows(edited.joined(separator: "\n\n"))
    #expect(before.count > 4)
    #expect(after.count { !old.contains($0.pieces) } <= 3)
  }

  @Test func `no text is too long or too odd for a window`() {
    let texts = [
      "", "🚢", "\u{301}\u{200D}", String(repeating: "a", count: 5000), String(repeating: "word 🚢 ", count: 2000),
      String(repeating: "漢", count: 900), "\"'«»“”\u{0}",
    ]
    for text in texts {
      for window in windows(text) {
        #expect(window.pieces.count <= Encoder.shared.longest && window.pieces.count == window.shapes.count)
        #expect(window.sentences.allSatisfy { !$0.pieces.isEmpty })
      }
      let article = Article(text).readDeeply()
      for (block, facts) in article.facts.enumerated() {
        for sentence in facts.sentences.indices {
          #expect(article.probabilities(block: block, sentence: sentence).unsourced.isFinite)
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
    let bytes = Array(try #require(LexiconFile.bytes(of: "encoder-model")))
    #expect(throws: ModelError.self) { try Encoder(ModelFile(bytes: Array(bytes.prefix(bytes.count / 2)))) }
  }
}
