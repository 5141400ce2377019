/// The text of a document exactly as it was handed over, with the starts of its lines.
///
/// The bytes are valid UTF-8. A line ends at LF, CR LF or CR, as in the Language Server Protocol; U+2028 ends none.
package struct SourceText: Sendable {
  package let bytes: [UInt8]
  /// Byte offset of the first byte of each line; the first is always 0.
  package let lineStarts: [Int32]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = Self.lineStarts(of: bytes)
  }

  package init(_ string: String) { self.init(Array(string.utf8)) }

  package var lineCount: Int { lineStarts.count }
  /// The bytes of a byte order mark at the start, which is no text.
  package var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
  package var wholeRange: TextRange { TextRange(0, bytes.count) }

  package subscript(_ range: TextRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The number (from 0) of the line that holds a byte; the end of the text belongs to the last line.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A line's bytes without its line end. Lines past the last are empty and stand at the end of the text.
  package func line(_ number: Int) -> TextRange {
    guard number < lineStarts.count else { return TextRange(bytes.count, bytes.count) }
    let start = Int(lineStarts[max(0, number)])
    var end = number + 1 < lineStarts.count ? Int(lineStarts[number + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return TextRange(start, end)
  }

  /// A line's bytes with its line end.
  package func lineWithEnd(_ number: Int) -> TextRange {
    guard number < lineStarts.count else { return TextRange(bytes.count, bytes.count) }
    let end = number + 1 < lineStarts.count ? Int(lineStarts[number + 1]) : bytes.count
    return TextRange(Int(lineStarts[number]), end)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / 40 + 1)
    bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        i += 1
        if byte == 0x0A {
          starts.append(Int32(i))
        } else if byte == 0x0D {
          if i < bytes.count, bytes[i] == 0x0A { i += 1 }
          starts.append(Int32(i))
        }
      }
    }
    return starts
  }
}
