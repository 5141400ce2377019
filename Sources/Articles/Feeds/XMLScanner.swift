/// Reads XML from front to back, as much of it as feeds use: elements, attributes, text, CDATA, the five entities and
/// numbers. What makes no sense is taken for text, for most feeds of the world break some rule.
struct XMLScanner {
  enum Part: Equatable {
    /// `at` and `end` are the bytes of the tag.
    case start(name: String, attributes: [String: String], isEmpty: Bool, at: Int, end: Int)
    case end(name: String, at: Int)
    case text([UInt8])
  }

  private let bytes: [UInt8]
  private var i = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes on reading at a byte.
  mutating func move(to place: Int) { i = place }

  /// Nil at the end.
  mutating func next() -> Part? {
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "<") else { return text() }
      if starts("<![CDATA[") {
        let end = find("]]>", from: i + 9)
        defer { i = min(bytes.count, end + 3) }
        return .text(Array(bytes[(i + 9)..<end]))
      }
      if starts("<!--") {
        i = min(bytes.count, find("-->", from: i + 4) + 3)
      } else if starts("<?") {
        i = min(bytes.count, find("?>", from: i + 2) + 2)
      } else if starts("<!") {
        skipDeclaration()
      } else if let tag = tag() {
        return tag
      } else {
        // A "<" that begins no tag.
        i += 1
        return .text([UInt8(ascii: "<")])
      }
    }
    return nil
  }

  /// A document type with the entities it declares, which are not read: that is how a file of a kilobyte fills a memory.
  private mutating func skipDeclaration() {
    var depth = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "[") { depth += 1 }
      if bytes[i] == UInt8(ascii: "]") { depth -= 1 }
      i += 1
      if bytes[i - 1] == UInt8(ascii: ">"), depth <= 0 { return }
    }
  }

  private mutating func text() -> Part {
    let start = i
    while i < bytes.count, bytes[i] != UInt8(ascii: "<") { i += 1 }
    return .text(Self.unescaped(bytes[start..<i]))
  }

  private mutating func tag() -> Part? {
    let start = i
    var j = i + 1
    let isEnd = j < bytes.count && bytes[j] == UInt8(ascii: "/")
    if isEnd { j += 1 }
    guard j < bytes.count, bytes[j] > 0x20 else { return nil }
    let name = word(&j)
    guard !name.isEmpty else { return nil }
    var attributes: [String: String] = [:]
    while j < bytes.count, bytes[j] != UInt8(ascii: ">") {
      if bytes[j] == UInt8(ascii: "<"), j - start > Self.longestBrokenTag { return nil }
      let attribute = word(&j)
      skipSpaces(&j)
      guard !attribute.isEmpty, j < bytes.count, bytes[j] == UInt8(ascii: "=") else {
        if attribute.isEmpty { j += 1 }
        continue
      }
      j += 1
      skipSpaces(&j)
      guard j < bytes.count, [0x22, 0x27].contains(bytes[j]) else { continue }
      let quote = bytes[j]
      var end = j + 1
      while end < bytes.count, bytes[end] != quote {
        if bytes[end] == UInt8(ascii: "<"), end - start > Self.longestBrokenTag { return nil }
        end += 1
      }
      attributes[Self.local(attribute)] = String(decoding: Self.unescaped(bytes[(j + 1)..<end]), as: UTF8.self)
      j = min(bytes.count, end + 1)
    }
    guard j < bytes.count else { return nil }
    i = j + 1
    if isEnd { return .end(name: name, at: start) }
    return .start(
      name: name, attributes: attributes, isEmpty: bytes[j - 1] == UInt8(ascii: "/"), at: start, end: i)
  }

  /// Bytes. XML has no "<" inside of a tag and people write some all the same, in a title or a link; far behind its start it
  /// begins something else, and a file of nothing but `<a ` is not read to its end for each.
  private static let longestBrokenTag = 1_000

  /// The name of an element or attribute, without its prefix where that tells nothing.
  private static func local(_ name: String) -> String { name.hasPrefix("xml:") ? String(name.dropFirst(4)) : name }

  private func word(_ j: inout Int) -> String {
    skipSpaces(&j)
    let start = j
    while j < bytes.count, bytes[j] > 0x20, ![0x2F, 0x3C, 0x3D, 0x3E].contains(bytes[j]) { j += 1 }
    return String(decoding: bytes[start..<j], as: UTF8.self)
  }

  private func skipSpaces(_ j: inout Int) {
    while j < bytes.count, bytes[j] <= 0x20 { j += 1 }
  }

  private func starts(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard i + length <= bytes.count else { return false }
    for k in 0..<length where bytes[i + k] != word.utf8Start[k] { return false }
    return true
  }

  /// Where a word stands next; the end of the bytes where it does not.
  private func find(_ word: StaticString, from start: Int) -> Int {
    let length = word.utf8CodeUnitCount
    var j = start
    while j + length <= bytes.count {
      var k = 0
      while k < length, bytes[j + k] == word.utf8Start[k] { k += 1 }
      if k == length { return j }
      j += 1
    }
    return bytes.count
  }

  private static let entities: [String: UInt32] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]

  /// References that XML does not know stay as they are; the HTML reader may know them.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var text: [UInt8] = []
    var i = bytes.startIndex
    while i < bytes.endIndex {
      if bytes[i] == UInt8(ascii: "&"), let end = bytes[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(named: String(decoding: bytes[(i + 1)..<end], as: UTF8.self))
      {
        text += Array(String(scalar).utf8)
        i = end + 1
      } else {
        text.append(bytes[i])
        i += 1
      }
    }
    return text
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    if let known = entities[name] { return Unicode.Scalar(known) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), number > 0 else { return nil }
    return Unicode.Scalar(number)
  }
}
