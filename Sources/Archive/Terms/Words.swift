/// Reads the words of a text: runs of letters and digits, folded so that one word is one key however it is written.
///
///     "Müller’s 1,200 troops"  ->  muller, 1200, troops
///
/// Works on bytes, since ASCII is nearly all of a text; other letters go through their Unicode properties. Marks
/// over letters are dropped, for half of the desks of the world write "Zelensky" without them.
struct WordReader {
  private var word: [UInt8] = []
  private var start = 0
  private var end = 0
  /// How much of the word stood before its last apostrophe.
  private var apostrophe: Int?

  /// Gives each folded word with the bytes it stands on in the text.
  static func read(_ text: String, _ found: (_ word: [UInt8], _ range: Range<Int>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var reader = WordReader()
      reader.read(bytes, found)
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ found: ([UInt8], Range<Int>) -> Void) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      guard byte >= 0x80 else {
        let next = i + 1 < bytes.count ? bytes[i + 1] : 0
        switch byte {
        case 0x61...0x7A, 0x30...0x39:
          i = appendRun(of: bytes, from: i)
          continue
        case 0x41...0x5A: append(byte | 0x20, i, 1)
        case 0x27 where !word.isEmpty && isLetter(next): apostrophe = word.count
        // "1,200" and "3.5" are one number each; a comma between words parts them.
        case 0x2C, 0x2E:
          if !(isDigit(next) && (word.last.map(isDigit) ?? false)) {
            flush(found)
          } else if byte == 0x2E {
            append(byte, i, 1)
          }
        default: flush(found)
        }
        i += 1
        continue
      }
      let (scalar, length) = Self.scalar(in: bytes, at: i)
      switch scalar.value {
      case 0x2019, 0x02BC:
        if word.isEmpty || i + length >= bytes.count || !isLetter(bytes[i + length]) {
          flush(found)
        } else {
          apostrophe = word.count
        }
      // Soft hyphens, joiners and combining marks stand inside words without being part of them.
      case 0xAD, 0x0300...0x036F, 0x200B...0x200D, 0x2060, 0xFEFF: break
      case 0xC0...0x17F where scalar.value != 0xD7 && scalar.value != 0xF7:
        for letter in Self.folded(scalar.value).utf8 { append(letter, i, length) }
      default:
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          for letter in scalar.properties.lowercaseMapping.utf8 { append(letter, i, length) }
        } else {
          flush(found)
        }
      }
      i += length
    }
    flush(found)
  }

  /// Small letters and digits as far as they go, which is nearly all of a text; gives their end.
  private mutating func appendRun(of bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
    if word.isEmpty { start = first }
    end = first + 1
    while end < bytes.count, (0x61...0x7A).contains(bytes[end]) || isDigit(bytes[end]) { end += 1 }
    word.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<end]))
    return end
  }

  private mutating func append(_ byte: UInt8, _ place: Int, _ length: Int) {
    if word.isEmpty { start = place }
    word.append(byte)
    end = place + length
  }

  private mutating func flush(_ found: ([UInt8], Range<Int>) -> Void) {
    guard !word.isEmpty else { return }
    if let apostrophe, word.count == apostrophe + 1, word.last == UInt8(ascii: "s") { word.removeLast() }
    found(word, start..<end)
    word.removeAll(keepingCapacity: true)
    apostrophe = nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

  /// The scalar that starts at a byte of valid UTF-8 outside ASCII, and its length in bytes.
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (Unicode.Scalar, Int) {
    let length = bytes[i] < 0xE0 ? 2 : bytes[i] < 0xF0 ? 3 : 4
    guard i + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(bytes[i]) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[i + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func folded(_ value: UInt32) -> String {
    switch value {
    case 0xC6, 0xE6: "ae"
    case 0xDF: "ss"
    case 0xDE, 0xFE: "th"
    case 0x152, 0x153: "oe"
    default: String(Unicode.Scalar(latinBases[Int(value - 0xC0)]))
    }
  }

  /// The plain letters under U+00C0 to U+017F, in order; those of two letters are in `folded`.
  private static let latinBases = Array(
    ("aaaaaaaceeeeiiiidnooooo_ouuuuyts" + "aaaaaaaceeeeiiiidnooooo_ouuuuyty" + "aaaaaaccccccccddddeeeeeeeeeegggg"
      + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssss" + "sttttttuuuuuuuuuuuuwwyyyzzzzzzs")
      .utf8)
}
