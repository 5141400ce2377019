/// What a page writes where it is asked for its authors, as names alone.
enum AuthorNames {
  /// "Ada Holm" of "By Ada Holm (a.holm@ledger.example)"; nil where no name is in it.
  static func cleaned(_ written: String) -> String? {
    // "(Image: Coast Wire)" stands where an author would.
    guard written.first != "(" else { return nil }
    let words = written.split(separator: " ").map { $0.drop { "(<[".contains($0) } }
    let names = words.indices.filter { isName(words[$0]) }
    guard !names.isEmpty else { return nil }
    var text = written
    if names.count < words.count {
      text = names.map { String(words[$0]) }.joined(separator: " ")
      while let last = text.last, ",;|-(".contains(last) || last == " " { text.removeLast() }
    }
    text = withoutPreposition(text)
    return text.contains(where: \.isLetter) ? text : nil
  }

  /// "Ada Holm" of "Holm, Ada".
  static func inReadingOrder(_ written: String) -> String {
    let parts = written.split(separator: ",").map { $0.drop { $0 == " " } }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return written }
    return "\(parts[1]) \(parts[0])"
  }

  /// Addresses stand where a name is asked for.
  private static func isName(_ word: Substring) -> Bool {
    !word.contains("@") && !word.contains("://") && !word.hasPrefix("www.")
  }

  private static func withoutPreposition(_ text: String) -> String {
    guard let end = text.firstIndex(where: { $0 == " " }) else { return text }
    let rest = text[end...].drop { $0 == " " }
    var first = text[..<end]
    let isMarked = first.last == ":"
    if isMarked { first.removeLast() }
    // "Von" alone before a surname is part of it.
    guard prepositions.contains(first.lowercased()), isMarked || first.lowercased() == "by" || rest.contains(" "),
      isMarked || first.first?.isUppercase == true || first == "by"
    else { return text }
    return String(rest)
  }

  private static let prepositions: Set<String> = ["by", "von", "por", "par", "door"]
}
