extension [UInt8] {
  /// Where a run of bytes first stands at or after a place; nil where it does not.
  package func firstIndex(of needle: [UInt8], from: Int) -> Int? {
    guard let first = needle.first, from < count else { return nil }
    return withUnsafeBufferPointer { bytes in
      var i = from
      let last = bytes.count - needle.count
      while i <= last {
        if bytes[i] == first, needle.indices.allSatisfy({ bytes[i + $0] == needle[$0] }) { return i }
        i += 1
      }
      return nil
    }
  }
}
