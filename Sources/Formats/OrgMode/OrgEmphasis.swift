/// Where emphasis begins and ends in a stretch of text: `*bold*`, `/italic/`, `_under_`, `+strike+`, `=verbatim=`, `~code~`.
///
/// By org-mode's rule a mark opens behind a blank or one of `-({'"` and before no blank, and closes behind no blank and
/// before a blank or one of `-.,;:!?'")}\[`; the first that closes counts. Where a stretch begins and ends counts as a
/// blank, so that `*/both/*` is both.
struct OrgEmphasis {
  private let bytes: [UInt8]
  private let range: TextRange
  /// The places where each mark closes, in order.
  private let closers: [UInt8: [Int]]

  init(_ bytes: [UInt8], _ range: TextRange) {
    (self.bytes, self.range) = (bytes, range)
    var closers: [UInt8: [Int]] = [:]
    for i in range.start..<range.end where Self.isMark(bytes[i]) {
      if Self.closes(bytes, at: i, in: range) { closers[bytes[i], default: []].append(i) }
    }
    self.closers = closers
  }

  static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
    default: isVerbatim(byte)
    }
  }
  static func isVerbatim(_ mark: UInt8) -> Bool { mark == UInt8(ascii: "=") || mark == UInt8(ascii: "~") }

  /// The mark that closes the one at a place; nil where that opens nothing. The stretch is what both stand in.
  func closer(ofMarkAt place: Int, in stretch: TextRange) -> Int? {
    guard opens(at: place, in: stretch) else { return nil }
    let places = closers[bytes[place]] ?? []
    let next = places.partitioningIndex { $0 >= place + 2 }
    if next < places.count, places[next] < stretch.end { return places[next] }
    // What follows the end of the stretch does not count.
    let last = stretch.end - 1
    let closesStretch = last >= place + 2 && bytes[last] == bytes[place] && !Self.isBlank(bytes, endingAt: last)
    return closesStretch ? last : nil
  }

  private func opens(at place: Int, in stretch: TextRange) -> Bool {
    guard place + 1 < stretch.end, !Self.isBlank(bytes, at: place + 1) else { return false }
    return place == stretch.start || Self.isBlank(bytes, endingAt: place) || "-({'\"".utf8.contains(bytes[place - 1])
  }

  private static func closes(_ bytes: [UInt8], at place: Int, in range: TextRange) -> Bool {
    guard place > range.start, !isBlank(bytes, endingAt: place) else { return false }
    return place + 1 == range.end || isBlank(bytes, at: place + 1)
      || "-.,;:!?'\")}\\[".utf8.contains(bytes[place + 1])
  }

  /// Whether a mark of it could open or close something among other words. A name may end in a plus: "Disney+".
  var couldMark: Bool {
    (range.start..<range.end).contains {
      Self.isMark(bytes[$0]) && bytes[$0] != UInt8(ascii: "+")
        && (opens(at: $0, in: range) || Self.closes(bytes, at: $0, in: range))
    }
  }

  // MARK: Blanks

  /// Of two and three bytes: the space that keeps words together, those of a width, and the one without width that
  /// org-mode's manual offers for emphasis inside a word.
  private static func isBlank(_ character: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(character)
    switch bytes.count {
    case 1: return bytes[0] <= 0x20
    case 2: return bytes == [0xC2, 0xA0]
    case 3: return bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] <= 0x8B || bytes == [0xE3, 0x80, 0x80]
    default: return false
    }
  }

  private static func isBlank(_ bytes: [UInt8], at place: Int) -> Bool {
    let length = bytes[place] < 0x80 ? 1 : bytes[place] < 0xE0 ? 2 : 3
    return isBlank(bytes[place..<min(bytes.count, place + length)])
  }

  private static func isBlank(_ bytes: [UInt8], endingAt place: Int) -> Bool {
    if bytes[place - 1] < 0x80 { return bytes[place - 1] <= 0x20 }
    var start = place - 1
    while start > 0, place - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isBlank(bytes[start..<place])
  }
}
