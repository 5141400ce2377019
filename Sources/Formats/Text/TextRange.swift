/// A half-open run of UTF-8 bytes.
///
/// Two texts are spoken of in this house, and each has a type of its own, so that a place in one cannot be taken for a place
/// in the other: `TextRange` counts in the source, `ProseRange` in the words of a block as a reader sees them. `Block` and
/// `Prose` lead from one to the other.
package protocol ByteRange: Hashable, Comparable, Sendable {
  var start: Int { get set }
  var end: Int { get set }
  init(_ start: Int, _ end: Int)
}

extension ByteRange {
  @inlinable package var length: Int { end - start }
  @inlinable package var isEmpty: Bool { end <= start }

  @inlinable package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  @inlinable package func contains(_ other: Self) -> Bool { start <= other.start && other.end <= end }
  @inlinable package func overlaps(_ other: Self) -> Bool { start < other.end && other.start < end }
  @inlinable package func shifted(by distance: Int) -> Self { Self(start + distance, end + distance) }

  @inlinable package static func < (a: Self, b: Self) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Bytes of the source of a page, from its start; of a stretch of it where that is said.
///
///     TextRange(4, 9) covers "fresh" in "Two fresh eyes"
package struct TextRange: ByteRange {
  package var start: Int
  package var end: Int

  @inlinable package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}

/// Bytes of the prose of a block, from its start.
package struct ProseRange: ByteRange {
  package var start: Int
  package var end: Int

  @inlinable package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}
