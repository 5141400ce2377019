import Articles
import Formats

/// The quotations, and the passages between them, of the articles of one batch, on their way into the tables.
struct QuotationIndex {
  /// Of so many neighbouring runs of five words one is kept. Seven words that two quotations share are sure to be found,
  /// five or six mostly; half of the space.
  static let window = 3

  private let database: Database
  private var prints: ShingleIndex
  private var passagePrints: ShingleIndex

  init(_ database: Database) {
    self.database = database
    prints = ShingleIndex("quotation_print", in: database)
    passagePrints = ShingleIndex("passage_print", in: database)
  }

  mutating func putIn(_ text: String, row: Int) throws {
    let quotations = PrintedQuotation.all(in: text)
    let bytes = Array(text.utf8)
    for stretch in PlainStretch.all(in: bytes, without: quotations.map(\.words)) {
      passagePrints.add(ShingleIndex.winnowed(stretch.shingles, window: PlainStretch.window), row: row)
    }
    guard !quotations.isEmpty else { return }
    try database.run(
      "INSERT OR REPLACE INTO quoted(doc, spans) VALUES (?, ?)", .integer(row), .bytes(Spans.bytes(quotations)))
    for quotation in quotations {
      let shingles = QuotationAlignment.shingles(ComparedWord.all(in: bytes, quotation.words))
      prints.add(ShingleIndex.winnowed(shingles, window: Self.window), row: row)
    }
  }

  func takeOut(row: Int) throws { try database.run("DELETE FROM quoted WHERE doc = ?", .integer(row)) }

  mutating func finish() throws {
    try prints.write()
    try passagePrints.write()
  }
}

/// Where quotations and their speakers stand in a text, a few bytes each.
enum Spans {
  static func bytes(_ quotations: [PrintedQuotation]) -> [UInt8] {
    var bytes: [UInt8] = []
    var last = 0
    for quotation in quotations {
      append(quotation.words.start - last, &bytes)
      append(quotation.words.length, &bytes)
      append(quotation.speaker?.length ?? 0, &bytes)
      if let speaker = quotation.speaker { append(speaker.start - quotation.words.start, &bytes) }
      last = quotation.words.start
    }
    return bytes
  }

  /// Empty for what is no list of them.
  static func quotations(_ bytes: [UInt8]) -> [PrintedQuotation] {
    var found: [PrintedQuotation] = []
    var (i, last) = (0, 0)
    while i < bytes.count {
      guard let start = number(bytes, &i), let length = number(bytes, &i), let speakerLength = number(bytes, &i) else {
        return []
      }
      last += start
      var speaker: TextRange?
      if speakerLength > 0 {
        guard let distance = number(bytes, &i) else { return [] }
        speaker = TextRange(last + distance, last + distance + speakerLength)
      }
      guard last >= 0, length >= 0, speakerLength >= 0, (speaker?.start ?? 0) >= 0 else { return [] }
      found.append(PrintedQuotation(words: TextRange(last, last + length), speaker: speaker))
    }
    return found
  }

  /// Seven bits a byte, the lowest first; the sign in the lowest bit of all.
  private static func append(_ number: Int, _ bytes: inout [UInt8]) {
    var rest = UInt32(truncatingIfNeeded: number < 0 ? (-number << 1 | 1) : number << 1)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(_ bytes: [UInt8], _ i: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while i < bytes.count, shift < 35 {
      let byte = bytes[i]
      i += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value & 1 == 1 ? -(value >> 1) : value >> 1 }
      shift += 7
    }
    return nil
  }
}
