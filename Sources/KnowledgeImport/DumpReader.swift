import Articles
import Files
import Glibc

/// A large file of lines, read from front to back in blocks of whole lines.
///
/// One thread at a time.
final class DumpReader {
  /// Whole lines, the last of them perhaps without its line end.
  struct Block: Sendable {
    var bytes: [UInt8]
    /// What it takes in the file.
    var length: Int
    /// One line of endless length, of which only the end is kept.
    var isOverlong = false
  }

  /// Bytes that were read and not given yet.
  private var pending: [UInt8] = []
  private let input: InputFile
  private let isStopped: @Sendable () -> Bool
  private(set) var isAtEnd = false
  /// Whether a last line without a line end is one only where it is "]".
  private(set) var isBracketed = false
  /// Ended because it was stopped: what has been read is good as far as it goes.
  private(set) var wasInterrupted = false
  /// The file could not be unpacked to its end: what has been read is good as far as it goes.
  private(set) var failure: FileError?

  private static let blockLength = 1 << 20
  private static let longestLine = 64 << 20
  /// So much of what lies before a place is enough to know it again.
  private static let joinLength = 1 << 16

  /// The length of the file as it lies on the disk; 0 where it is none.
  let fileLength: Int

  /// - Parameter isStopped: asked before every piece; once true, what has been read is all there is.
  init(_ input: InputFile, isStopped: @escaping @Sendable () -> Bool) {
    (self.input, self.isStopped) = (input, isStopped)
    fileLength = input.position?.length ?? 0
  }

  /// How much of the file has been read; nil where it is none or is closed.
  var position: Int? { isAtEnd ? nil : input.position?.read }

  /// The first bytes, which stay to be read.
  func head(_ length: Int) -> ArraySlice<UInt8> {
    while pending.count < length, !isAtEnd { fill(&pending) }
    isBracketed = pending.first { $0 > 0x20 } == UInt8(ascii: "[")
    return pending.prefix(length)
  }

  /// Reads past so many bytes from the beginning; gives the digest of the last of them, nil where the file is shorter.
  func skip(_ length: Int, _ report: () -> Void) -> UInt64? {
    if length > pending.count, input.seek(to: length - Self.joinLength) {
      pending = []
      while pending.count < Self.joinLength, !isAtEnd { fill(&pending) }
      guard pending.count >= Self.joinLength else { return nil }
      defer { pending.removeFirst(Self.joinLength) }
      return Digest.of(Array(pending.prefix(Self.joinLength)))
    }
    var passed = 0
    var last: [UInt8] = []
    while passed < length {
      while pending.isEmpty, !isAtEnd { fill(&pending) }
      if pending.isEmpty { return nil }
      let count = min(length - passed, pending.count)
      last = Self.last(last, pending[..<count])
      pending.removeFirst(count)
      passed += count
      report()
    }
    return Digest.of(last)
  }

  /// The end of a text that is followed by another.
  static func last(_ bytes: [UInt8], _ more: ArraySlice<UInt8>) -> [UInt8] {
    more.count >= joinLength ? Array(more.suffix(joinLength)) : Array((bytes + more).suffix(joinLength))
  }

  /// As many as there are to be had without waiting for more than the first; none at the end, or where nothing has come for
  /// a moment.
  func blocks(_ most: Int) -> [Block] {
    var blocks: [Block] = []
    while blocks.count < most, blocks.isEmpty || isReady, let block = block() { blocks.append(block) }
    return blocks
  }

  private var isReady: Bool {
    var poll = pollfd(fd: input.descriptor, events: Int16(POLLIN), revents: 0)
    return isAtEnd || Glibc.poll(&poll, 1, 0) > 0
  }

  private func block() -> Block? {
    var bytes = pending
    pending = []
    bytes.reserveCapacity(Self.blockLength + Self.pieceLength)
    while true {
      if bytes.count >= Self.blockLength, let end = bytes.lastIndex(of: 0x0A) {
        pending = Array(bytes[(end + 1)...])
        bytes.removeLast(bytes.count - end - 1)
        return Block(bytes: bytes, length: bytes.count)
      }
      if bytes.count > Self.longestLine { return overlong(bytes) }
      if isAtEnd { break }
      guard fill(&bytes) || isAtEnd else {
        pending = bytes
        return nil
      }
    }
    let last = bytes[((bytes.lastIndex(of: 0x0A) ?? -1) + 1)...]
    // In the midst of a line whatever wrote it was ended.
    if wasInterrupted || failure != nil || isBracketed && last.filter({ $0 > 0x20 }) != [UInt8(ascii: "]")] {
      bytes.removeLast(last.count)
    }
    return bytes.isEmpty ? nil : Block(bytes: bytes, length: bytes.count)
  }

  /// Reads past the end of a line that nobody has written by hand or by program.
  private func overlong(_ begun: [UInt8]) -> Block {
    var block = Block(bytes: Self.last([], begun[...]), length: begun.count, isOverlong: true)
    var isPast = false
    while !isPast, !isAtEnd {
      var piece: [UInt8] = []
      fill(&piece)
      let end = piece.firstIndex(of: 0x0A).map { $0 + 1 } ?? piece.count
      isPast = end > 0 && piece[end - 1] == 0x0A
      if isPast { pending = Array(piece[end...]) }
      block.length += end
      block.bytes = Self.last(block.bytes, piece[..<end])
    }
    return block
  }

  private static let pieceLength = 1 << 18

  /// Adds what there is to read; false at the end, or where nothing comes for a moment.
  @discardableResult
  private func fill(_ bytes: inout [UInt8]) -> Bool {
    guard !isAtEnd else { return false }
    if !isStopped() {
      var poll = pollfd(fd: input.descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 200) > 0 else { return false }
      let count = withUnsafeTemporaryAllocation(byteCount: Self.pieceLength, alignment: 16) { space -> Int in
        let count = read(input.descriptor, space.baseAddress, space.count)
        if count > 0 { bytes.append(contentsOf: space.prefix(count)) }
        return count
      }
      if count > 0 { return true }
      if count < 0 {
        if errno == EINTR { return false }
        failure = input.failure()
      }
    }
    isAtEnd = true
    wasInterrupted = isStopped()
    do throws(FileError) { try input.finish() } catch { failure = failure ?? error }
    return false
  }
}
