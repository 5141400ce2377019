import Formats

/// A text with ⟦ and ⟧ in it: the text without them, and the ranges that they stand around.
package struct MarkedText {
  package let text: String
  /// Bytes of the text.
  package private(set) var ranges: [TextRange] = []

  package init(_ marked: String) {
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
package func marked(_ ranges: [some ByteRange], in bytes: [UInt8]) -> String {
  var text = ""
  var from = 0
  for range in ranges {
    text += string(bytes, TextRange(from, range.start)) + "⟦" + string(bytes, range) + "⟧"
    from = range.end
  }
  return text + string(bytes, TextRange(from, bytes.count))
}

package func string(_ bytes: [UInt8], _ range: some ByteRange) -> String {
  String(decoding: bytes[range.start..<range.end], as: UTF8.self)
}
