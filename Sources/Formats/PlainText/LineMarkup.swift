/// Tells lines that org-mode and AsciiDoc mark as something else than text, in a file opened as plain text.
enum LineMarkup {
  /// `** Heading` and `== Heading` are headings; `#+TITLE: …`, `:PROPERTIES:` and `// comment` are no text at all. One star
  /// alone is as often the dot before a list item.
  static func kind(of line: [UInt8]) -> Block.Kind {
    guard let first = line.first, line.count > 2 else { return .paragraph }
    switch first {
    case UInt8(ascii: "*"), UInt8(ascii: "="):
      let depth = line.prefix { $0 == first }.count
      let isHeading = depth < line.count && line[depth] == 0x20 && (2...6).contains(depth + (first == 0x3D ? 1 : 0))
      return isHeading ? .subheading : .paragraph
    case UInt8(ascii: "#"):
      return line[1] == UInt8(ascii: "+") && isLetter(line[2]) ? .preformatted : .paragraph
    case UInt8(ascii: "/"):
      return line[1] == first && line[2] == 0x20 ? .preformatted : .paragraph
    case UInt8(ascii: ":"):
      let name = line.dropFirst().prefix { isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      let end = name.count + 1
      let isClosed = end < line.count && line[end] == first && (end + 1 == line.count || line[end + 1] == 0x20)
      return isClosed && !name.isEmpty ? .preformatted : .paragraph
    default:
      return .paragraph
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
