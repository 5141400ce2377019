import Articles

/// A name that is to be written into a text.
enum NewName {
  /// Characters; no name is longer.
  private static let longest = 200

  /// Why it cannot be written, as a sentence; nil where it can.
  static func problem(with name: String, in format: Format) -> String? {
    let name = name.drop(while: \.isWhitespace)
    if name.isEmpty { return "The new name is empty" }
    if name.count > longest { return "The new name is longer than \(longest) characters" }
    if Markup.line(String(name)) != name {
      return "The new name does not stand on one line, or holds control characters"
    }
    if !name.contains(where: { $0.isLetter || $0.isNumber }) { return "'\(name)' has neither a letter nor a digit" }
    return isMarkup(String(name), in: format) ? "'\(name)' would be read as markup and not as a name" : nil
  }

  /// The name as it stands in the source.
  static func written(_ name: String, in format: Format) -> String {
    format == .html ? name.replacing("&", with: "&amp;") : name
  }

  /// An ampersand alone is none: HTML has it escaped, Markdown reads it as it is.
  private static func isMarkup(_ name: String, in format: Format) -> Bool {
    switch format {
    // Stet marks and questions of the desk.
    case .plain: name.contains { "[]".contains($0) }
    case .html: name.contains { "<>".contains($0) }
    case .markdown:
      name.contains(#/&#?[A-Za-z0-9]+;/#)
        || name.replacing("&", with: "") != Markup.paragraph(name.replacing("&", with: ""))
    }
  }
}
