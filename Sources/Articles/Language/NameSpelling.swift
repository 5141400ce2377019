import Formats

/// Folds the spellings of a name into one, so that "Zelensky", "Zelenskyy" and "Zelenskiy" are the same, "Podoliak" and
/// "Podolyak", "Sergei" and "Sergey", "US" and "United States".
struct NameSpelling {
  static let shared = NameSpelling()

  /// By the folded words of a name, those of the first name of its line in `name-forms.txt`.
  private let forms: [UInt64: UInt64]
  /// By a folded given name, the lines of `short-names.txt` that it stands in.
  private let givenNames: [UInt64: Set<Int>]

  private init() {
    var forms: [UInt64: UInt64] = [:]
    for line in EmbeddedFile.lines(of: "name-forms") {
      let names = String(decoding: line, as: UTF8.self).split(separator: "=").map { Self.hash(Array($0.utf8)) }
      for name in names { forms[name] = names[0] }
    }
    self.forms = forms
    var given: [UInt64: Set<Int>] = [:]
    for (number, line) in EmbeddedFile.lines(of: "short-names").enumerated() {
      for name in String(decoding: line, as: UTF8.self).split(separator: "=") {
        given[Self.hash(Array(name.utf8)), default: []].insert(number)
      }
    }
    givenNames = given
  }

  /// Two given names that share one of these may be one person's: "Larry" and "Lawrence".
  func lines(ofGivenName given: UInt64) -> Set<Int> { givenNames[given, default: []] }

  /// Of the whole name by its words; 0 words give the seed.
  func hash(ofFolded words: [[UInt8]]) -> UInt64 {
    let hash = Self.hash(words)
    return forms[hash] ?? hash
  }

  private static func hash(_ name: [UInt8]) -> UInt64 { hash(name.split(separator: 0x20).map { folded($0) }) }

  /// The folded words of a name as they would be found in a text.
  static func words(of name: [UInt8]) -> [[UInt8]] {
    tokens(of: name).filter(\.isWordOrNumber).map { folded(name[$0.range.start..<$0.coreEnd]) }.filter { !$0.isEmpty }
  }

  private static func hash(_ words: [[UInt8]]) -> UInt64 {
    var hash = WordHash.seed
    for (number, word) in words.enumerated() {
      if number > 0 { hash = WordHash.adding(0x20, to: hash) }
      for byte in word { hash = WordHash.adding(byte, to: hash) }
    }
    return hash
  }

  /// In lower case, without full stops, as one of the usual romanisations of Cyrillic has it.
  static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    bytes = bytes.contains { $0 >= 0x80 } ? WordHash.lowered(bytes) : bytes
    var folded: [UInt8] = []
    for byte in bytes where byte != 0x2E {
      let letter = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      switch (folded.last, letter) {
      // "ia", "iu" between letters: "Podoliak".
      case (UInt8(ascii: "i"), UInt8(ascii: "a")), (UInt8(ascii: "i"), UInt8(ascii: "u")):
        if folded.count > 1 { folded[folded.count - 1] = UInt8(ascii: "y") }
        folded.append(letter)
      // "Alexander", "Aleksandr".
      case (UInt8(ascii: "k"), UInt8(ascii: "s")):
        folded[folded.count - 1] = UInt8(ascii: "x")
      default: folded.append(letter)
      }
    }
    return ending(folded)
  }

  /// A folded word with all vowels alike and no letter twice in a row, the same for "Kavanaugh" and "Kavanagh"; nil for a word
  /// too short to tell a slip of the pen from another name.
  static func frame(ofFolded word: [UInt8]) -> [UInt8]? {
    guard word.count > 5 else { return nil }
    var frame: [UInt8] = []
    for letter in word {
      let sound = vowels.contains(letter) ? UInt8(ascii: "a") : letter
      if frame.last != sound { frame.append(sound) }
    }
    return frame.count(where: { $0 != UInt8(ascii: "a") }) > 2 ? frame : nil
  }

  private static let vowels = Set("aeiouy".utf8)

  private static let endings = ["iy", "yy", "ii", "ij", "yi", "i", "y"].map { Array($0.utf8) }

  /// "-skiy", "-skyy" and "-ski" end in "-sky", "-ei" and "-ej" in "-ey".
  private static func ending(_ word: [UInt8]) -> [UInt8] {
    for ending in endings where word.count > ending.count + 3 && word.suffix(ending.count).elementsEqual(ending) {
      let stem = word.dropLast(ending.count)
      if stem.suffix(2).elementsEqual("sk".utf8) { return stem + [UInt8(ascii: "y")] }
    }
    if word.count > 4, word.suffix(2).elementsEqual("ei".utf8) || word.suffix(2).elementsEqual("ej".utf8) {
      return word.dropLast() + [UInt8(ascii: "y")]
    }
    return word
  }
}
