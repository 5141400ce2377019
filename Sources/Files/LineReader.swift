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
  private let stop: Int32?

  /// - Parameters:
  ///   - name: of the file, for messages.
  ///   - stop: from when on there is something to read from it, there are no more lines, also where one is waited for.
  package init(_ descriptor: Int32, of name: String, stop: Int32? = nil) {
    (self.descriptor, self.name, self.stop) = (descriptor, name, stop)
  }

  package static func standardInput(stop: Int32? = nil) -> LineReader {
    LineReader(STDIN_FILENO, of: "standard input", stop: stop)
  }

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
      // Of one that was stopped nothing is left.
      scanned = min(scanned, buffer.count)
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
    guard !isStopped() else {
      // Half a line is none.
      buffer = []
      position = 0
      isAtEnd = true
      return
    }
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { space -> Int in
      var count = read(descriptor, space.baseAddress, space.count)
      while count < 0, errno == EINTR { count = read(descriptor, space.baseAddress, space.count) }
      if count > 0 { buffer.append(contentsOf: space.prefix(count)) }
      return count
    }
    guard count >= 0 else { throw FileError.unreadable(name, errno) }
    if count == 0 { isAtEnd = true }
  }

  /// Waits until there is something to read, here or where the end is told.
  private func isStopped() -> Bool {
    guard let stop else { return false }
    var waiting = [descriptor, stop].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&waiting, 2, -1) < 0, errno == EINTR {}
    return waiting[1].revents != 0
  }
}
