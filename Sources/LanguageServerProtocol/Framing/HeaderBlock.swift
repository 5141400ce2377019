/// The header fields before one message, of which only Content-Length matters.
struct HeaderBlock {
  static let lengthField = Array("content-length:".utf8)

  private let lines: [ArraySlice<UInt8>]

  /// A block with the blank line that ends it. Lines end in CRLF, or in LF as some scripts write.
  init(_ bytes: ArraySlice<UInt8>) {
    lines = bytes.split(separator: .lineFeed).map { $0.last == .carriageReturn ? $0.dropLast() : $0 }.filter {
      !$0.isEmpty
    }
  }

  var isBlank: Bool { lines.isEmpty }

  /// What stands after `Content-Length:`, without the space around it. The last such field counts, for it is nearest
  /// to the body.
  var contentLength: String? {
    for line in lines.reversed() {
      if let value = Self.lengthValue(line) { return value }
    }
    return nil
  }

  /// The start of the block, fit for a log.
  var quoted: String { "'\(String(decoding: Array(lines.joined(separator: [0x20])).prefix(80), as: UTF8.self))'" }

  private static func lengthValue(_ line: ArraySlice<UInt8>) -> String? {
    guard let found = line.indexOfContentLength() else { return nil }
    // After a header that lied, the end of its body runs into this line; a field of another name does not count.
    guard found == line.startIndex || !line.isField else { return nil }
    var value = line[(found + lengthField.count)...].drop(while: \.isBlank)
    while value.last?.isBlank == true { value.removeLast() }
    return String(decoding: value, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  /// Where `Content-Length:` begins, in any mixture of case.
  func indexOfContentLength() -> Int? {
    let name = HeaderBlock.lengthField
    guard count >= name.count else { return nil }
    return (startIndex...endIndex - name.count).first { at in
      self[at].lowercased == name[0] && name.indices.allSatisfy { self[at + $0].lowercased == name[$0] }
    }
  }

  /// Whether the line is a name of letters, digits and hyphens before a colon.
  fileprivate var isField: Bool {
    guard let colon = firstIndex(of: 0x3A), colon > startIndex else { return false }
    return self[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte.lowercased) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
  }
}

extension UInt8 {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  /// A space or a tab.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }

  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
