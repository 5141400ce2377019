import Formats

/// Whether two texts name one speaker.
package enum SpeakerNames {
  /// Where nobody is named, anybody could be meant; otherwise a word of the names must be the same.
  package static func couldBeOne(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    let (x, y) = (words(a), words(b))
    return x.isEmpty || y.isEmpty || !x.isDisjoint(with: y)
  }

  /// Whether a word of a name stands in a block or the ones beside it.
  static func stands(_ name: String, near block: Int, of article: Article) -> Bool {
    let words = words(name)
    return (max(0, block - 1)...min(article.blocks.count - 1, block + 1)).contains { number in
      let bytes = article.blocks[number].prose.bytes
      return ComparedWord.all(in: bytes, ProseRange(0, bytes.count)).contains { isOne($0.hash, of: words, bytes, $0) }
    }
  }

  private static func isOne(_ hash: UInt64, of words: Set<UInt64>, _ bytes: [UInt8], _ word: ComparedWord) -> Bool {
    words.contains(hash)
      || bytes[word.range.end - 1] == 0x73 && words.contains(Self.hash(bytes[word.range.start..<word.range.end - 1]))
  }

  /// "Holm's" without its ending.
  private static func hash(_ possessive: ArraySlice<UInt8>) -> UInt64 {
    var letters = possessive
    if letters.last == 0x27 {
      letters.removeLast()
    } else if letters.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) {
      letters.removeLast(3)
    }
    return WordHash.of(letters)
  }

  private static func words(_ name: String) -> Set<UInt64> {
    Set(ComparedWord.all(in: name).filter { $0.range.length > 2 }.map(\.hash))
  }
}
