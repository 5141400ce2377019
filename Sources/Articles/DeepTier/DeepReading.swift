import Formats

/// The encoder's way through an article, window by window, so that it can be left off between two of them.
package struct DeepReading: Sendable {
  private let article: Article
  private let windows: [EncoderWindow]
  private var known: [EncoderWindow.Text: [EncoderOutput]]
  private var next = 0

  /// - Parameter earlier: the reading of an earlier text of the same article; what it has read is not read again.
  package init(of article: Article, by encoder: Encoder, after earlier: DeepReading? = nil) {
    self.article = article
    windows = EncoderWindow.windows(of: article, for: encoder)
    let earlier = earlier?.known ?? [:]
    known = [:]
    for window in windows { known[window.text] = earlier[window.text] }
  }

  /// Windows that are still to be read.
  package var remaining: Int { windows[next...].count { known[$0.text] == nil } }

  /// Reads the next window; false where all are read. Takes some 30 milliseconds on one core.
  package mutating func readNext(by encoder: Encoder) -> Bool {
    while next < windows.count, known[windows[next].text] != nil { next += 1 }
    guard next < windows.count else { return false }
    known[windows[next].text] = encoder.outputs(of: windows[next])
    next += 1
    return true
  }

  /// The article with all that has been read weighed in.
  package func readArticle() -> Article {
    var outputs = article.facts.map { EncoderOutputs(repeating: nil, count: $0.sentences.count) }
    for window in windows {
      for (sentence, reading) in zip(window.sentences, known[window.text] ?? []) {
        outputs[sentence.block][sentence.number] = reading
      }
    }
    return article.with(outputs)
  }
}

extension Article {
  /// An article as the terminal's commands read it: by the quick tier, and by the encoder too where there is one.
  package static func read(_ text: SourceText, format: any PageFormat, by encoder: Encoder?) -> Article {
    let article = Article(text, format: format)
    return encoder.map(article.read) ?? article
  }

  /// The same article with the encoder's opinion weighed in: what the deep tier adds.
  ///
  /// Costs some 25 milliseconds a hundred words on one core, where the quick reading costs half a one.
  package func read(by encoder: Encoder) -> Article {
    var reading = DeepReading(of: self, by: encoder)
    while reading.readNext(by: encoder) {}
    return reading.readArticle()
  }
}
