import Formats

/// Reads ages as pages print them: "5 hours ago", "timean hour ago", "Updated 2 days ago".
enum AgeReader {
  private static let units = ["second", "minute", "min", "hour", "hr", "day", "week", "month", "year"].map {
    Array($0.utf8)
  }
  private static let labels: Set<String> = [
    "", "time", "updated", "published", "posted", "last updated", "by", "updated:", "published:", "posted:", "•", "·",
    "|",
    "- ", "–",
  ]

  /// Nil unless the line is an age and at most a label or an outlet before it.
  static func age(in bytes: [UInt8]) -> BlockSummary.Age? {
    guard bytes.count >= 8, bytes.count < 90 else { return nil }
    let lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard lower.suffix(4).elementsEqual(" ago".utf8) else { return nil }
    let unitEnd = lower.count - 4
    guard let unitStart = wordStart(lower, before: unitEnd) else { return nil }
    var unit = Array(lower[unitStart..<unitEnd])
    if unit.last == 0x73 { unit.removeLast() }
    guard units.contains(unit), unitStart > 0 else { return nil }
    guard let numberStart = quantityStart(lower, end: unitStart - 1) else { return nil }
    return age(bytes, lower, numberStart)
  }

  private static func age(_ bytes: [UInt8], _ lower: [UInt8], _ numberStart: Int) -> BlockSummary.Age? {
    var end = numberStart
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    let label = String(decoding: lower[0..<end], as: UTF8.self)
    let range = ProseRange(numberStart, bytes.count)
    if labels.contains(label) { return BlockSummary.Age(range: range, outlet: nil) }
    // "The mayor resigned five years ago" is no outlet and its age.
    let isNameLike = end > 0 && bytes[0] >= 0x41 && bytes[0] <= 0x5A && label.utf8.count(where: { $0 == 0x20 }) < 6
    let isGlued = end == numberStart
    guard isNameLike, isGlued || endsWithMark(label) else { return nil }
    return BlockSummary.Age(range: range, outlet: ProseRange(0, end))
  }

  private static func endsWithMark(_ label: String) -> Bool {
    ["•", "·", "|", "-", "–", "—", ","].contains { label.hasSuffix($0) }
  }

  private static func wordStart(_ bytes: [UInt8], before end: Int) -> Int? {
    var i = end
    while i > 0, bytes[i - 1] != 0x20 { i -= 1 }
    return i < end ? i : nil
  }

  /// Where the digits, or the "a" or "an" of "timean hour", begin.
  private static func quantityStart(_ bytes: [UInt8], end: Int) -> Int? {
    var i = end
    while i > 0, bytes[i - 1] >= 0x30 && bytes[i - 1] <= 0x39 { i -= 1 }
    if i < end { return i }
    for word in ["an", "a"] where bytes[0..<end].suffix(word.utf8.count).elementsEqual(word.utf8) {
      let start = end - word.utf8.count
      let isAlone = start == 0 || bytes[start - 1] == 0x20
      if isAlone || bytes[0..<start].elementsEqual("time".utf8) { return start }
    }
    return nil
  }
}
