/// Code inside a line of Markdown or HTML: its words are read with the others, and are no words of the writer's.
enum InlineCode {
  /// Spans stand in elements, and no other way round.
  static func outermost(of ranges: [TextRange]) -> [TextRange] {
    var end = 0
    return ranges.filter { range in
      defer { end = max(end, range.end) }
      return range.start >= end
    }
  }

  /// What stands between runs of backticks of one length.
  static func spans(in bytes: [UInt8]) -> [TextRange] {
    var found: [TextRange] = []
    // Lengths of runs that nothing closes from here to the end.
    var unclosed: Set<Int> = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\\") {
        i += 2
        continue
      }
      guard bytes[i] == tick else {
        i += 1
        continue
      }
      let count = ticks(at: i, in: bytes)
      if !unclosed.contains(count), let end = end(of: count, from: i + count, in: bytes) {
        found.append(TextRange(i, end))
        i = end
      } else {
        unclosed.insert(count)
        i += count
      }
    }
    return found
  }

  private static let tick = UInt8(ascii: "`")

  private static func ticks(at i: Int, in bytes: [UInt8]) -> Int { bytes[i...].prefix { $0 == tick }.count }

  private static func end(of count: Int, from start: Int, in bytes: [UInt8]) -> Int? {
    var i = start
    while i < bytes.count {
      guard bytes[i] == tick else {
        i += 1
        continue
      }
      let found = ticks(at: i, in: bytes)
      i += found
      if found == count { return i }
    }
    return nil
  }

  private static let names = ["code", "kbd", "samp", "tt"].map { Array($0.utf8) }

  /// What stands in elements of HTML that are code.
  static func elements(in bytes: [UInt8]) -> [TextRange] {
    var found: [TextRange] = []
    // Elements that nothing closes from here to the end.
    var unclosed: Set<[UInt8]> = []
    var i = 0
    while let start = bytes.firstIndex(of: [UInt8(ascii: "<")], from: i) {
      i = start + 1
      guard let name = names.first(where: { isName($0, at: i, in: bytes) }), !unclosed.contains(name) else { continue }
      if let end = end(of: name, from: i, in: bytes) {
        found.append(TextRange(start, end))
        i = end
      } else {
        unclosed.insert(name)
      }
    }
    return found
  }

  /// Behind its closing tag.
  private static func end(of name: [UInt8], from start: Int, in bytes: [UInt8]) -> Int? {
    var i = start
    while let close = bytes.firstIndex(of: Array("</".utf8), from: i) {
      i = close + 2
      if isName(name, at: i, in: bytes) { return i + name.count }
    }
    return nil
  }

  private static func isName(_ name: [UInt8], at i: Int, in bytes: [UInt8]) -> Bool {
    guard i + name.count < bytes.count else { return false }
    return name.indices.allSatisfy { bytes[i + $0] | 0x20 == name[$0] }
      && [0x3E, 0x20, 0x09, 0x0A, 0x0D, 0x2F].contains(bytes[i + name.count])
  }
}
