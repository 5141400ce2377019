/// What a hover says, kept apart from how it is written: text of articles is data until the last moment.
package struct Markup {
  package enum Part {
    /// Words of an article, of the archive or our own: shown as they are, whatever is in them.
    case text(String)
    case strong(String)
    /// A title that opens an address. Only http, https and file addresses become links.
    case link(String, to: String)
  }

  package private(set) var paragraphs: [[Part]] = []

  package init() {}

  package var isEmpty: Bool { paragraphs.isEmpty }

  package mutating func add(_ parts: Part...) { paragraphs.append(parts) }
  package mutating func add(_ other: Markup) { paragraphs += other.paragraphs }

  package var plain: String {
    paragraphs.map { $0.map(Self.plain).joined() }.joined(separator: "\n")
  }

  package var markdown: String {
    paragraphs.map { Self.escapedStart($0.map(Self.markdown).joined()) }.joined(separator: "\n\n")
  }

  private static func plain(_ part: Part) -> String {
    switch part {
    case .text(let text), .strong(let text): line(text)
    case .link(let title, let address): isSafe(address) ? "\(line(title)) <\(line(address))>" : line(title)
    }
  }

  private static func markdown(_ part: Part) -> String {
    switch part {
    case .text(let text): escaped(text)
    case .strong(let text): "**\(escaped(text))**"
    case .link(let title, let address):
      isSafe(address) ? "[\(escaped(title))](<\(encoded(address))>)" : escaped(title)
    }
  }

  /// Text as Markdown shows it unchanged: no link, no emphasis, no code, no HTML, no bare address is left in it.
  ///
  /// Only what Markdown would read as markup gets a backslash, since some editors show hovers unrendered.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(line(text).unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (i, scalar) in scalars.enumerated() {
      if isMarkup(scalars, i) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// The same for a paragraph of its own, which must not begin as a heading, a list or an underline either.
  package static func paragraph(_ text: String) -> String { escapedStart(escaped(text)) }

  private static func isMarkup(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
    switch scalars[i] {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "@", "|": true
    // Before a link it would make a picture.
    case "!": i + 1 == scalars.count || scalars[i + 1] == "["
    // "https://" and "www." are links without any markup.
    case ":": i + 2 < scalars.count && scalars[i + 1] == "/" && scalars[i + 2] == "/"
    case ".": i >= 3 && scalars[(i - 3)..<i].allSatisfy { $0 == "w" || $0 == "W" }
    default: false
    }
  }

  /// A paragraph that would begin as a heading, a list or an underline begins with a backslash instead.
  private static func escapedStart(_ words: String) -> String {
    // Blanks before them would hide the same marks, or make the paragraph code.
    let paragraph = String(words.drop(while: \.isWhitespace))
    guard let first = paragraph.unicodeScalars.first else { return paragraph }
    if ["#", "-", "+", "="].contains(first) { return "\\" + paragraph }
    let digits = paragraph.unicodeScalars.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let mark = paragraph.unicodeScalars.dropFirst(digits.count).first, mark == "." || mark == ")"
    else {
      return paragraph
    }
    return String(digits) + "\\" + paragraph.dropFirst(digits.count)
  }

  /// The text on one line: control characters, line ends and bidirectional overrides become spaces.
  package static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { line.append(isControl(scalar) ? " " : scalar) }
    return String(line)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  package static func isSafe(_ address: String) -> Bool {
    let lower = address.lowercased()
    return ["http://", "https://", "file:///"].contains { lower.hasPrefix($0) }
      && !address.unicodeScalars.contains { isControl($0) || $0 == " " || $0 == "<" || $0 == ">" || $0 == "\\" }
  }

  private static func encoded(_ address: String) -> String {
    address.replacing("(", with: "%28").replacing(")", with: "%29")
  }
}
