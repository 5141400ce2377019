import Glibc

/// Lines of a file descriptor, read in large pieces; memory grows with the longest line only.
///
/// What cannot be read is no end: half a corpus must not look like all of it.
package struct LineReader {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// - Parameter name: of the file, for messages.
  package init(_ descriptor: Int32, of name: String) { (self.descriptor, self.name) = (descriptor, name) }

  package static var standardInput: LineReader { LineReader(STDIN_FILENO, of: "standard input") }

  /// The next line without its line end; nil at the end of input.
  package mutating func next() throws(FileError) -> [UInt8]? {
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
      try fill()
    }
  }

  /// Drops what was read; gives how many bytes that were.
  private mutating func compact() -> Int {
    let dropped = position
    buffer.removeFirst(position)
    position = 0
    return dropped
  }

  private mutating func fill() throws(FileError) {
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { space -> Int in
      var count = read(descriptor, space.baseAddress, space.count)
      while count < 0, errno == EINTR { count = read(descriptor, space.baseAddress, space.count) }
      if count > 0 { buffer.append(contentsOf: space.prefix(count)) }
      return count
    }
    guard count >= 0 else { throw FileError.unreadable(name, errno) }
    if count == 0 { isAtEnd = true }
  }
}
