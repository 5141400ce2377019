import Formats

/// A name that is to be written into a text.
package enum NewName {
  /// Characters; no name is longer.
  private static let longest = 200

  /// Why it cannot be written, as a sentence; nil where it can.
  package static func problem(with name: String, in format: any PageFormat) -> String? {
    let name = name.drop(while: \.isWhitespace)
    if name.isEmpty { return "The new name is empty" }
    if name.count > longest { return "The new name is longer than \(longest) characters" }
    if String(name).onOneLine != name {
      return "The new name does not stand on one line, or holds control characters"
    }
    if !name.contains(where: { $0.isLetter || $0.isNumber }) { return "'\(name)' has neither a letter nor a digit" }
    return format.isMarkup(String(name)) ? "'\(name)' would be read as markup and not as a name" : nil
  }
}
