import Formats

extension Article {
  /// Words that hold an English sentence together and that no other language with its letters has; shares of the first words of
  /// 8,000 English news articles, with the lowest 0.04 on lists of names.
  private static let common = WordHash.set(
    "the of and that with from said say says which were they this would she has been not but what when there their about"
  )
  private static let lowestShare = 0.03
  /// Words of running text that tell enough.
  private static let looked = 400
  private static let fewest = 40
  /// Bytes of letters from other alphabets, for a script that puts no blanks between its words.
  private static let fewestForeign = 60

  /// Whether the article is in English, told by the first words of its running text; where there are few of them, it is taken
  /// to be. Quotations in another language change nothing.
  static func isEnglish(_ blocks: [Block], _ facts: [BlockFacts]) -> Bool {
    var (words, common, latin, foreign) = (0, 0, 0, 0)
    for (number, block) in blocks.enumerated() where [.paragraph, .quotation, .listItem].contains(block.kind) {
      let bytes = block.prose.bytes
      for token in facts[number].tokens where token.isWord {
        words += 1
        if Self.common.contains(token.hash) { common += 1 }
        if Self.isForeign(bytes[token.range.start..<token.range.end]) {
          foreign += token.range.length
        } else {
          latin += token.range.length
        }
      }
      if words >= Self.looked { break }
    }
    // Their letters have two bytes or three; of those with three, one is worth two.
    if foreign >= Self.fewestForeign, foreign / 2 > latin { return false }
    return words < Self.fewest || Double(common) >= Self.lowestShare * Double(words)
  }

  /// Whether a word begins with a letter of another alphabet than the Latin: U+0370 and on, but for Latin Extended Additional.
  private static func isForeign(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first >= 0xCD else { return false }
    return !(first == 0xE1 && (0xB8...0xBB).contains(word[word.startIndex + 1]))
  }
}
