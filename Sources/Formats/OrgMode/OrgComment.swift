/// Stet marks that are comment lines: `# stet: rule`.
enum OrgComment {
  static func marks(in bytes: [UInt8]) -> [StetMark] {
    var marks: [StetMark] = []
    var isAtStart = true
    for (place, byte) in bytes.enumerated() {
      if isAtStart, byte == UInt8(ascii: "#"), let mark = mark(at: place, in: bytes) { marks.append(mark) }
      // A byte order mark is no text, so a line may begin behind it.
      isAtStart =
        byte == 0x0A || byte == 0x0D || isAtStart && (byte <= 0x20 || place < 3 && Self.orderMark[place] == byte)
    }
    return marks
  }

  private static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The mark that is the comment from a `#` to the end of its line.
  static func mark(at start: Int, in bytes: [UInt8]) -> StetMark? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x20 || bytes[start + 1] == 0x09 else { return nil }
    var comment = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    while let last = comment.last, last <= 0x20 { comment.removeLast() }
    let end = comment.endIndex
    // A mark ends with what ends the comment.
    let found = StetMark.marks(in: Array(comment) + [0x0A], open: [UInt8(ascii: "#")], close: [0x0A])
    guard found.count == 1, found[0].range.start == 0 else { return nil }
    return StetMark(range: TextRange(start, end), rules: found[0].rules, kind: found[0].kind)
  }
}
