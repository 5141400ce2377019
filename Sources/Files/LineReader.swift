import Glibc

/// Lines of a file descriptor, read in large pieces; memory grows with the longest line only.
package struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line end; nil at the end of input.
  package mutating func next() -> [UInt8]? {
    var scanned = position
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        let line = Array(buffer[position..<end])
        position = end + 1
        return line
      }
      scanned = buffer.count
      guard !isAtEnd else {
        guard position < buffer.count else { return nil }
        let line = Array(buffer[position...])
        position = buffer.count
        return line
      }
      scanned -= compact()
      fill()
    }
  }

  /// Drops what was read; gives how many bytes that were.
  private mutating func compact() -> Int {
    let dropped = position
    buffer.removeFirst(position)
    position = 0
    return dropped
  }

  private mutating func fill() {
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { space -> Int in
      var count = read(descriptor, space.baseAddress, space.count)
      while count < 0, errno == EINTR { count = read(descriptor, space.baseAddress, space.count) }
      if count > 0 { buffer.append(contentsOf: space.prefix(count)) }
      return count
    }
    if count <= 0 { isAtEnd = true }
  }
}
