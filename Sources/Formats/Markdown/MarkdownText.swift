/// Words made into Markdown that shows them as they are.
package enum MarkdownText {
  /// Text as Markdown shows it unchanged: no link, no emphasis, no code, no HTML, no bare address is left in it.
  ///
  /// Only what Markdown would read as markup gets a backslash, since some editors show hovers unrendered.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(text.onOneLine.unicodeScalars)
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
  package static func escapedStart(_ words: String) -> String {
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
}
