/// The messages in a stream of bytes, however the stream is cut into pieces.
///
/// Feed it what was read, then ask until it has nothing more: `Content-Len`, `gth: 2␍␊␍␊{}Cont` gives one `{}`.
/// A header that makes no sense is reported and left behind; what follows it is read as if nothing had happened.
package struct FrameReader: Sendable {
  package enum Frame: Equatable, Sendable {
    /// The body of a message, as it came.
    case message([UInt8])
    /// A header that could not be followed, in a sentence for the log.
    case malformed(String)
  }

  /// The longest body that is read, in bytes. A longer length is not believed: nothing is set aside for it, and the next
  /// header is looked for, since to wait for its end would be deafness.
  package static let maximumLength = 256 << 20
  /// The longest header block, in bytes.
  package static let maximumHeaderLength = 8 << 10

  private enum State {
    case header
    case body(length: Int)
    /// Somewhere in bytes that belong to no message, looking for the next Content-Length.
    case lost
  }

  private var state = State.header
  /// Bytes that came; those before `start` are done with.
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the header at `start` has been searched for its end, so that a dribble costs no second look.
  private var searched = 0

  package init() {}

  /// Bytes held for a message whose end has not come. At the end of the stream, what was lost.
  package var bytesHeld: Int { buffer.count - start }

  /// Takes the next piece of the stream. The memory held grows with what came, never with what a header announces.
  package mutating func append(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
  }

  /// The next message or complaint, nil when more bytes are needed first.
  package mutating func next() -> Frame? {
    if case .lost = state { findContentLength() }
    if case .header = state {
      switch readHeader() {
      case .incomplete: return nil
      case .length(let length): state = .body(length: length)
      case .malformed(let reason): return .malformed(reason)
      }
    }
    guard case .body(let length) = state, buffer.count - start >= length else { return nil }
    let body = Array(buffer[start..<start + length])
    state = .header
    discard(upTo: start + length)
    return .message(body)
  }

  private enum HeaderResult {
    case incomplete
    case length(Int)
    case malformed(String)
  }

  private mutating func readHeader() -> HeaderResult {
    while let end = headerEnd() {
      let block = HeaderBlock(buffer[start..<end])
      discard(upTo: end)
      // A blank line between two messages is nobody's mistake worth mentioning.
      if block.isBlank { continue }
      return judge(block)
    }
    guard buffer.count - start > Self.maximumHeaderLength else { return .incomplete }
    state = .lost
    return .malformed("A header of more than \(Self.maximumHeaderLength) bytes has no end; looking for the next one.")
  }

  private mutating func judge(_ block: HeaderBlock) -> HeaderResult {
    guard let value = block.contentLength else {
      return .malformed("A header has no Content-Length: \(block.quoted).")
    }
    guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return .malformed("Content-Length '\(value)' is not a number of bytes.")
    }
    guard let length = Int(value), length <= Self.maximumLength else {
      state = .lost
      return .malformed(
        "Content-Length \(value) is more than the \(Self.maximumLength) bytes that are read; looking for the next header."
      )
    }
    guard length > 0 else { return .malformed("Content-Length 0 announces a message without a body.") }
    return .length(length)
  }

  /// The index after the blank line that ends the header block at `start`, nil while it has not come.
  private mutating func headerEnd() -> Int? {
    let limit = min(buffer.count, start + Self.maximumHeaderLength)
    var at = max(searched, start)
    while at < limit {
      if buffer[at] == .lineFeed, at == start || endsBlankLine(at) { return at + 1 }
      at += 1
    }
    searched = at
    return nil
  }

  /// Whether the line that ends at a line feed is empty, CR or not.
  private func endsBlankLine(_ at: Int) -> Bool {
    if buffer[at - 1] == .lineFeed { return true }
    return buffer[at - 1] == .carriageReturn && (at - 1 == start || buffer[at - 2] == .lineFeed)
  }

  private mutating func findContentLength() {
    let rest = buffer[start...]
    if let found = rest.indexOfContentLength() {
      state = .header
      discard(upTo: found)
    } else {
      // The name may have been cut in two.
      discard(upTo: max(start, buffer.count - HeaderBlock.lengthField.count))
    }
  }

  private mutating func discard(upTo index: Int) {
    start = index
    searched = index
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
    } else if start > 64 << 10, start > buffer.count / 2 {
      buffer.removeSubrange(..<start)
    } else {
      return
    }
    start = 0
    searched = 0
  }
}
