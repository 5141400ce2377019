import Articles

extension Article {
  /// The offer to ask the writer for a source: the desk's mark in a sentence, where none stands yet.
  func asking(block: Int, sentence: Int, _ settings: Settings) -> [Fix] {
    let mark = settings.claimMark
    guard !mark.isEmpty, let place = placeOfQuery(block: block, sentence: sentence) else { return [] }
    let written = format == .html ? mark.replacing("&", with: "&amp;").replacing("<", with: "&lt;") : mark
    let edit = Edit(range: TextRange(place, place), text: " " + written)
    return [Fix(title: "Ask for a source: \(mark)", edits: [edit], isCorrection: false)]
  }
}
