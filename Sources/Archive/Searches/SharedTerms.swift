/// Turns the keys that articles share with the asked one back into words a reader knows.
///
/// The asked text says how a word is written. Where it stands only in the title or at the start of sentences there,
/// the archived text is asked too.
struct SharedTerms {
  static let most = 8

  private let query: RelatedQuery
  private let database: Database
  private let asked: [String: Spellings]

  /// Reads the query's text once, for all the keys that will be asked for.
  init(_ terms: some Sequence<String>, of query: RelatedQuery, in database: Database) {
    self.query = query
    self.database = database
    var spellings: [String: Spellings] = [:]
    Self.read(query.text, Set(terms), isTitle: false, into: &spellings)
    asked = spellings
  }

  /// The words for the keys shared with one archived article, in their order.
  func words(_ terms: [String], articleID: String) throws -> [String] {
    var spellings = asked
    let undecided = Set(terms.filter { !(asked[$0]?.decided ?? false) })
    if !undecided.isEmpty {
      let archived = try database.row(of: articleID)?.article
      Self.read(archived?.text ?? "", undecided, isTitle: false, into: &spellings)
      for title in [query.title, archived?.title ?? ""] {
        Self.read(title, undecided, isTitle: true, into: &spellings)
      }
    }
    return terms.map { spellings[$0]?.word ?? $0 }
  }

  private static func read(
    _ text: String, _ wanted: Set<String>, isTitle: Bool, into spellings: inout [String: Spellings]
  ) {
    let bytes = Array(text.utf8)
    WordReader.read(text) { word, range in
      guard let term = TermCounts.term(word), wanted.contains(term) else { return }
      let spelling = withoutPossessive(String(decoding: bytes[range], as: UTF8.self))
      // Every word of a title may have a capital, so it says no more than the start of a sentence does.
      spellings[term, default: Spellings()].add(
        spelling, startsSentence: isTitle || startsSentence(bytes, range.lowerBound))
    }
  }

  /// Whether only spaces and quotation marks stand between a place and the end of a sentence or line.
  private static func startsSentence(_ bytes: [UInt8], _ place: Int) -> Bool {
    var i = place
    while i > 0 {
      i -= 1
      switch bytes[i] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0x0A, 0x0D: return true
      case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), 0x80...: continue
      default: return false
      }
    }
    return true
  }

  private static func withoutPossessive(_ spelling: String) -> String {
    for ending in ["'s", "’s", "'S", "’S"] where spelling.hasSuffix(ending) { return String(spelling.dropLast(2)) }
    return spelling
  }

  /// How a term is written in a text.
  private struct Spellings {
    private var counts: [String: Int] = [:]
    /// Whether it stands in lower case anywhere.
    private(set) var isPlain = false
    /// Whether it stands with a capital where no sentence begins.
    private(set) var isName = false

    var decided: Bool { isPlain || isName }

    /// The most frequent way of writing; in lower case for a word that is no name.
    var word: String? {
      let fitting = isPlain ? counts.filter { $0.key == $0.key.lowercased() } : counts
      return fitting.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    }

    mutating func add(_ spelling: String, startsSentence: Bool) {
      counts[spelling, default: 0] += 1
      if spelling == spelling.lowercased() {
        isPlain = true
      } else if !startsSentence {
        isName = true
      }
    }
  }
}
