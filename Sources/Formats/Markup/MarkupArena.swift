import Glibc

/// Memory for the tree of one page: handed out in order and given back all at once.
///
/// The parsers ask for a piece for every word, and freeing piece by piece takes longer than reading them does.
struct MarkupArena {
  private var chunks: UnsafeMutableRawPointer?
  private var next: UnsafeMutableRawPointer?
  /// Bytes left in the newest chunk.
  private var left = 0
  private var last: UnsafeMutableRawPointer?

  /// Bytes. A page of average size fits into one chunk; what is not touched costs nothing.
  private static let chunkSize = 1 << 20
  /// Keeps every piece aligned for any C type. As many bytes before each piece tell its size, and at the start of
  /// each chunk where the chunk before it is.
  private static let header = 16

  mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let size = (max(1, size) + Self.header - 1) & ~(Self.header - 1)
    if size + Self.header > left { addChunk(holding: size + Self.header) }
    guard let start = next else { return nil }
    start.storeBytes(of: size, as: Int.self)
    let piece = start + Self.header
    next = piece + size
    left -= size + Self.header
    last = piece
    return piece
  }

  mutating func allocateZeroed(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let piece = allocate(size) else { return nil }
    memset(piece, 0, size)
    return piece
  }

  mutating func reallocate(_ piece: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let piece else { return allocate(size) }
    let oldSize = self.size(of: piece)
    guard size > oldSize, let larger = allocate(size) else { return piece }
    memcpy(larger, piece, oldSize)
    return larger
  }

  /// Takes back only the latest piece: the parsers' scratch buffers, which are most of what they free.
  mutating func free(_ piece: UnsafeMutableRawPointer?) {
    guard let piece, piece == last else { return }
    left += size(of: piece) + Self.header
    next = piece - Self.header
    last = nil
  }

  mutating func freeAll() {
    while let chunk = chunks {
      chunks = chunk.load(as: UnsafeMutableRawPointer?.self)
      Glibc.free(chunk)
    }
    self = MarkupArena()
  }

  private func size(of piece: UnsafeMutableRawPointer) -> Int { (piece - Self.header).load(as: Int.self) }

  private mutating func addChunk(holding size: Int) {
    let size = max(Self.chunkSize, size + Self.header)
    guard let chunk = malloc(size) else { fatalError("no memory left to read a page") }
    chunk.storeBytes(of: chunks, as: UnsafeMutableRawPointer?.self)
    chunks = chunk
    next = chunk + Self.header
    left = size - Self.header
  }
}
