/// The term that an item of a list explains: `- Ferry :: the boat at night`. It is no part of the sentence behind it.
struct OrgTerm {
  /// Bytes of the source.
  let words: TextRange
  /// The byte behind the colons.
  let next: Int

  /// Nil where the first line of an item has none.
  init?(_ line: TextRange, in bytes: [UInt8]) {
    var i = line.end
    while i - 2 > line.start {
      i -= 1
      guard bytes[i] == UInt8(ascii: ":"), bytes[i - 1] == UInt8(ascii: ":"), bytes[i - 2] <= 0x20,
        i + 1 == line.end || bytes[i + 1] <= 0x20
      else { continue }
      var start = i - 1
      while start > line.start, bytes[start - 1] <= 0x20 { start -= 1 }
      guard start > line.start else { return nil }
      (words, next) = (TextRange(line.start, start), i + 1)
      return
    }
    return nil
  }
}
