import Articles

/// An item as bytes between the reading of a dump and the writing of a base: its length, then numbers of 7 bits a byte,
/// the lowest first, and texts with their lengths.
extension WikidataItem {
  package func append(to bytes: inout [UInt8]) {
    var record = RecordWriter()
    record.add(UInt(isCandidate ? 1 : 0) | (isNamedByOthers ? 2 : 0))
    for value in [number, UInt32(clamping: sitelinks), country, capital] { record.add(UInt(value)) }
    for list in [classes, parents, occupations, offices.map(\.position)] { record.add(list) }
    for text in [modified, english, description, born, died, population, link] { record.add(text) }
    record.add(names)
    record.add(demonyms)
    for office in offices {
      record.add(office.from)
      record.add(UInt(office.to == nil ? 0 : 1))
      if let to = office.to { record.add(to) }
    }
    var length = RecordWriter()
    length.add(UInt(record.bytes.count))
    bytes += length.bytes
    bytes += record.bytes
  }

  /// Those of a segment, in their order.
  ///
  /// - Parameter withTexts: else numbers only, in a tenth of the time.
  package static func forEach(
    in bytes: [UInt8], withTexts: Bool, _ body: (WikidataItem) throws(BaseError) -> Void
  ) throws(BaseError) {
    var reader = RecordReader(bytes)
    while reader.i < bytes.count {
      let end = Int(clamping: reader.number()) + reader.i
      guard end <= bytes.count, end > reader.i else { throw BaseError("is damaged") }
      try body(WikidataItem(&reader, withTexts: withTexts))
      reader.i = end
    }
  }

  private init(_ record: inout RecordReader, withTexts: Bool) {
    let flags = record.number()
    self.init(number: UInt32(truncatingIfNeeded: record.number()))
    (isCandidate, isNamedByOthers) = (flags & 1 != 0, flags & 2 != 0)
    sitelinks = Int(clamping: record.number())
    (country, capital) = (UInt32(truncatingIfNeeded: record.number()), UInt32(truncatingIfNeeded: record.number()))
    (classes, parents, occupations) = (record.numbers(), record.numbers(), record.numbers())
    let positions = record.numbers()
    modified = record.text()
    guard withTexts else {
      offices = positions.map { Office(position: $0, from: "", to: nil) }
      return
    }
    (english, description) = (record.text(), record.text())
    (born, died, population, link) = (record.text(), record.text(), record.text(), record.text())
    (names, demonyms) = (record.texts(), record.texts())
    for position in positions {
      let from = record.text()
      offices.append(Office(position: position, from: from, to: record.number() == 0 ? nil : record.text()))
    }
  }
}

private struct RecordWriter {
  var bytes: [UInt8] = []

  mutating func add(_ number: UInt) {
    var number = number
    while number > 0x7F {
      bytes.append(UInt8(number & 0x7F | 0x80))
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  mutating func add(_ text: String) {
    add(UInt(text.utf8.count))
    bytes += text.utf8
  }

  mutating func add(_ numbers: [UInt32]) {
    add(UInt(numbers.count))
    for number in numbers { add(UInt(number)) }
  }

  mutating func add(_ texts: [String]) {
    add(UInt(texts.count))
    for text in texts { add(text) }
  }
}

/// Whatever lies outside the bytes reads as 0.
private struct RecordReader {
  private let bytes: [UInt8]
  var i = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> UInt {
    var number: UInt = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard i < bytes.count else { return 0 }
      let byte = bytes[i]
      i += 1
      number |= UInt(byte & 0x7F) << UInt(shift)
      if byte < 0x80 { break }
    }
    return number
  }

  mutating func numbers() -> [UInt32] {
    let count = min(Int(clamping: number()), bytes.count - i)
    return (0..<count).map { _ in UInt32(truncatingIfNeeded: number()) }
  }

  mutating func text() -> String {
    let length = min(Int(clamping: number()), bytes.count - i)
    defer { i += length }
    return String(decoding: bytes[i..<i + length], as: UTF8.self)
  }

  mutating func texts() -> [String] {
    let count = min(Int(clamping: number()), bytes.count - i)
    return (0..<count).map { _ in text() }
  }
}
