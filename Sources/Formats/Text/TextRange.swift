/// A half-open run of UTF-8 bytes, counted from the start of whatever text is being spoken of.
///
///     TextRange(4, 9) covers "fresh" in "Two fresh eyes"
package struct TextRange: Hashable, Comparable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var length: Int { end - start }
  package var isEmpty: Bool { end <= start }

  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  package func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  package func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
  package func shifted(by distance: Int) -> TextRange { TextRange(start + distance, end + distance) }

  package static func < (a: TextRange, b: TextRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
