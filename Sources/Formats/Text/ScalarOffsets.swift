/// Byte offsets as Unicode scalar offsets, which is how a program in another language counts characters.
package struct ScalarOffsets {
  /// Nil for a text of ASCII alone, where both are the same.
  private let counts: [Int32]?

  package init(_ bytes: [UInt8]) {
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      counts = nil
      return
    }
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count + 1)
    var count: Int32 = 0
    for byte in bytes {
      counts.append(count)
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
    self.counts = counts
  }

  package subscript(byte: Int) -> Int { counts.map { Int($0[byte]) } ?? byte }
}
