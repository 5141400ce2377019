/// The words of an article that can tell it from others, each with how often it stands there.
struct TermCounts: Equatable {
  /// Rises with any change of how words are read, folded, left out or weighed here: an archive that was filled in another
  /// way asks to be rebuilt, for its counts and the words of a question would not fit.
  static let version = 1

  /// How many times a word of the title counts. Measured from 2 to 16: it flattens at ten.
  static let titleWeight = 10
  /// What news begins with is what it is about. Measured: .005 of recall; half of it gives .003 of nDCG instead.
  private static let leadWeight = 2
  /// Bytes.
  private static let leadLength = 1000

  private(set) var counts: [String: Int] = [:]

  init(title: String, text: String) {
    WordReader.read(title) { word, _ in
      if let term = Self.term(word) { counts[term, default: 0] += Self.titleWeight }
    }
    WordReader.read(text) { word, range in
      guard let term = Self.term(word) else { return }
      counts[term, default: 0] += Self.weight(at: range.lowerBound)
    }
  }

  /// How many times a word counts that stands at a byte of the text.
  static func weight(at byte: Int) -> Int { byte < leadLength ? leadWeight : 1 }

  /// The key a folded word is counted under; nil for a word that tells nothing.
  static func term(_ word: [UInt8]) -> String? {
    guard word.count > 1, !stopwords.contains(String(decoding: word, as: UTF8.self)) else { return nil }
    var word = word
    stem(&word)
    // No word of a language is that long, and what is (encoded images, keys) fills a table that only grows.
    return word.count > 40 ? nil : String(decoding: word, as: UTF8.self)
  }
}
