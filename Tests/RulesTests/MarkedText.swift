import Articles

/// A text with ⟦ and ⟧ in it: the text without them, and the ranges that they stand around.
struct MarkedText {
  let text: String
  private(set) var ranges: [TextRange] = []

  init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(text.utf8.count)
      case "⟧": ranges.append(TextRange(starts.removeLast(), text.utf8.count))
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
  }
}

/// The text with ⟦ and ⟧ around each range. The ranges come in order and share no byte.
func marked(_ ranges: [TextRange], in article: Article) -> String {
  var text = ""
  var from = 0
  for range in ranges {
    text += article.text[TextRange(from, range.start)] + "⟦" + article.text[range] + "⟧"
    from = range.end
  }
  return text + article.text[TextRange(from, article.text.bytes.count)]
}
