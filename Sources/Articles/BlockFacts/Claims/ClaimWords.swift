import Formats

/// The words of a sentence as the quick judge sees them: each word, each pair of neighbours, the first two and the last three,
/// as hashes. Numbers are one word, since what they count differs from article to article.
package struct ClaimWords {
  /// Raised when the hashes change: a model that was fitted on others would judge at random.
  package static let version = 1

  /// - Parameter take: is given each hash, at most `mostHashes` of them.
  @inline(__always)
  package static func forEach(of sentence: Range<Int>, in tokens: [Token], _ take: (UInt64) -> Void) {
    let words = sentence.prefix(mostWords)
    guard let first = words.first, let last = words.last else { return }
    var before = start
    for i in words {
      let word = word(tokens[i])
      take(mixed(word, 1))
      take(mixed(before, word))
      before = word
    }
    take(mixed(before, end))
    take(mixed(mixed(word(tokens[first]), word(tokens[min(first + 1, last)])), beginning))
    let tail = (last - 2...last).reduce(UInt64(0)) { $1 < first ? $0 : mixed($0, word(tokens[$1])) }
    take(mixed(tail, ending))
  }

  /// A sentence with more is seldom prose.
  private static let mostWords = 80
  package static let mostHashes = 2 * mostWords + 3

  private static let start: UInt64 = 2
  private static let end: UInt64 = 3
  private static let beginning: UInt64 = 4
  private static let ending: UInt64 = 5
  private static let number: UInt64 = 6

  @inline(__always)
  private static func word(_ token: Token) -> UInt64 {
    switch token.kind {
    case .word: token.hash
    case .number: number
    default: UInt64(token.kind.rawValue) &+ 16
    }
  }

  @inline(__always)
  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let hash = (a &* 0x9E37_79B9_7F4A_7C15 &+ b) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ (hash >> 29)
  }
}
