import Formats

/// The letters of a name without their accents, to hold it against another letter by letter.
struct NameLetters: Equatable {
  /// "lecka" for "Łęcka", "muller" for "Müller".
  let plain: [UInt8]
  /// As those write it who have no such letters: "mueller".
  let spelt: [UInt8]

  /// How one name comes out of the other.
  enum Slip: Equatable {
    /// Letters with marks for letters without: "Lecka", "Mueller".
    case accents
    /// Two letters changed places.
    case swap
    /// One letter for another, by the place of it.
    case letter(Int)
    /// One letter more or less; of a letter that stands twice the last place.
    case extra(Int)
  }

  init(_ word: some Collection<UInt8>) {
    guard word.contains(where: { $0 >= 0x80 }) else {
      plain = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      spelt = plain
      return
    }
    var (plain, spelt): ([UInt8], [UInt8]) = ([], [])
    for scalar in String(decoding: word, as: UTF8.self).lowercased().unicodeScalars {
      // Marks that stand by themselves behind their letter.
      if (0x300...0x36F).contains(scalar.value) { continue }
      let letters = Self.letters[scalar] ?? Array(String(scalar).utf8)
      plain += letters
      spelt += Self.digraphs[scalar] ?? letters
    }
    (self.plain, self.spelt) = (plain, spelt)
  }

  /// Whether all are letters of Latin script, so that each is one byte.
  var isLatin: Bool { plain.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }

  /// Nil where more than one letter is another, or none.
  func slip(to other: NameLetters) -> Slip? {
    if plain == other.plain || spelt == other.spelt || plain == other.spelt || spelt == other.plain { return .accents }
    guard isLatin, other.isLatin else { return nil }
    return plain.count >= other.plain.count
      ? Self.slip(of: plain, other.plain) : Self.slip(of: other.plain, plain)
  }

  private static func slip(of long: [UInt8], _ short: [UInt8]) -> Slip? {
    let first = zip(long, short).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? short.count
    if long.count == short.count {
      if long[(first + 1)...].elementsEqual(short[(first + 1)...]) { return .letter(first) }
      let second = first + 1
      guard second < long.count, long[first] == short[second], long[second] == short[first],
        long[(second + 1)...].elementsEqual(short[(second + 1)...])
      else { return nil }
      return .swap
    }
    guard long.count == short.count + 1, long[(first + 1)...].elementsEqual(short[first...]) else { return nil }
    return .extra(first)
  }

  /// Of the letters and of those with each of them left out: two names a slip apart have one of these in common.
  var nearHashes: [UInt64] {
    var hashes = [Self.hash(plain, without: nil)]
    if spelt != plain { hashes.append(Self.hash(spelt, without: nil)) }
    for left in plain.indices where left == 0 || plain[left] != plain[left - 1] {
      hashes.append(Self.hash(plain, without: left))
    }
    return hashes
  }

  private static func hash(_ letters: [UInt8], without left: Int?) -> UInt64 {
    var hash = WordHash.seed
    for (place, letter) in letters.enumerated() where place != left { hash = WordHash.adding(letter, to: hash) }
    return hash
  }

  private static let letters: [Unicode.Scalar: [UInt8]] = {
    let rows =
      "aàáâãäåāăą cçćĉċč dďđð eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł nñńņň oòóôõöøōŏő rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűų "
      + "wŵ yýÿŷ zźżž"
    var letters: [Unicode.Scalar: [UInt8]] = ["ß": Array("ss".utf8), "æ": Array("ae".utf8), "œ": Array("oe".utf8)]
    for row in rows.split(separator: " ") {
      for scalar in row.unicodeScalars.dropFirst() { letters[scalar] = Array(String(row.first!).utf8) }
    }
    return letters
  }()

  private static let digraphs: [Unicode.Scalar: [UInt8]] = [
    "ä": Array("ae".utf8), "ö": Array("oe".utf8), "ü": Array("ue".utf8), "ø": Array("oe".utf8), "å": Array("aa".utf8),
  ]
}
