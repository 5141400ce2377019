import Formats

/// The words of the articles being added, each looked at once however often it comes: folding a word to its term and
/// asking the database for it took two thirds of the time of adding.
///
/// What it knows of the database stays true as long as nobody else writes, which the lock makes sure of, and no
/// transaction is undone: then a new table is wanted.
struct TermTable {
  struct Term {
    let text: String
    /// Its number in the database; nil for a term that is new there, or not yet asked for.
    var id: Int?
    /// In how many archived articles it stands.
    var articles = 0
    /// In how many more articles it stands after the batch that is being added.
    var change = 0
    var isAskedFor = false
    /// Whether the batch that is being added holds it.
    var isTouched = false
  }

  /// A term of one article and how often it stands there.
  struct Count {
    /// By the order in `terms`.
    let term: Int
    var count: Int
  }

  var terms: [Term] = []
  private var numbers: [String: Int] = [:]

  /// A word by its hash alone: among a million words two are alike once in forty million archives, and nobody gains by
  /// forging one on his own machine.
  private struct Word {
    /// 0 is a free place.
    var hash: UInt64 = 0
    /// -1 for a word that tells nothing.
    var term: Int32 = -1
  }

  /// Open addressing.
  private var words: [Word] = []
  private var wordCount = 0
  /// Where a term stands in the counts of the article being read, plus one; 0 for one that is not in it.
  private var places: [Int32] = []

  /// Whether it has grown so large that a new one should take its place: memory is not to grow with the archive.
  var isFull: Bool { wordCount > 400_000 }

  /// Reads an article: its terms, those of the title first.
  ///
  /// - Parameter word: is told the hash of each word of the text, stop words too, in order.
  mutating func counts(title: String, text: String, word: (UInt64) -> Void = { _ in }) -> [Count] {
    var counts: [Count] = []
    counts.reserveCapacity(400)
    WordReader.read(title) { letters, _ in
      add(number(of: letters, Self.hash(letters)), TermCounts.titleWeight, to: &counts)
    }
    WordReader.read(text) { letters, range in
      let hash = Self.hash(letters)
      word(hash)
      add(number(of: letters, hash), TermCounts.weight(at: range.lowerBound), to: &counts)
    }
    for count in counts { places[count.term] = 0 }
    return counts
  }

  static func hash(_ word: [UInt8]) -> UInt64 {
    var hash: UInt64 = FNV.seed
    for byte in word { hash = FNV.mixed(UInt64(byte), into: hash) }
    return max(1, hash ^ hash >> 32)
  }

  private mutating func add(_ term: Int32, _ weight: Int, to counts: inout [Count]) {
    guard term >= 0 else { return }
    let place = places[Int(term)]
    if place > 0 {
      counts[Int(place) - 1].count += weight
    } else {
      counts.append(Count(term: Int(term), count: weight))
      places[Int(term)] = Int32(counts.count)
    }
  }

  private mutating func number(of word: [UInt8], _ hash: UInt64) -> Int32 {
    // Nothing shorter than that comes of it, and `TermCounts` takes nothing longer.
    guard word.count < 48 else { return -1 }
    if wordCount * 2 >= words.count { grow() }
    var place = Int(truncatingIfNeeded: hash) & (words.count - 1)
    while words[place].hash != 0 {
      if words[place].hash == hash { return words[place].term }
      place = (place + 1) & (words.count - 1)
    }
    let term = TermCounts.term(word).map { number(of: $0) } ?? -1
    words[place] = Word(hash: hash, term: term)
    wordCount += 1
    return term
  }

  private mutating func number(of term: String) -> Int32 {
    if let known = numbers[term] { return Int32(known) }
    numbers[term] = terms.count
    terms.append(Term(text: term))
    places.append(0)
    return Int32(terms.count - 1)
  }

  private mutating func grow() {
    let old = words
    words = [Word](repeating: Word(), count: max(1 << 14, old.count * 2))
    for word in old where word.hash != 0 {
      var place = Int(truncatingIfNeeded: word.hash) & (words.count - 1)
      while words[place].hash != 0 { place = (place + 1) & (words.count - 1) }
      words[place] = word
    }
  }
}
