@testable import Rules

/// A text after edits that share no byte.
func edited(_ bytes: [UInt8], by edits: [Edit]) -> [UInt8] {
  var bytes = bytes
  for edit in edits.sorted(by: { $1.range < $0.range }) {
    bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
  }
  return bytes
}
