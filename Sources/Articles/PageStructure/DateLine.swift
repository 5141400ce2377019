import Formats

/// Reads a date that stands on a line with at most an outlet before it.
enum DateLine {
  /// A line with more is text.
  static let mostWords = 12

  /// "Harbor Ledger, 12 March 2026", "March 12, 2026", "2026-03-12".
  static func read(_ line: String) -> (date: String, outlet: String?)? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "|" || $0 == "·" })
    guard words.count >= 1 else { return nil }
    if let date = words.last.flatMap(CalendarDate.init(iso:)) { return (date.iso, outlet(words.dropLast())) }
    guard words.count >= 3, let year = Int(words[words.count - 1]), (1800...2200).contains(year) else { return nil }
    let pair = words[(words.count - 3)..<(words.count - 1)]
    for (monthWord, dayWord) in [(pair.first!, pair.last!), (pair.last!, pair.first!)] {
      guard let month = CalendarDate.month(named: monthWord), let day = Int(dayWord),
        let date = CalendarDate(year: year, month: month, day: day)
      else { continue }
      return (date.iso, outlet(words.dropLast(3)))
    }
    return nil
  }

  private static func outlet(_ words: some Collection<Substring>) -> String? {
    words.isEmpty ? nil : words.joined(separator: " ")
  }
}
