/// Reads a date that stands on a line with at most an outlet before it.
enum DateLine {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// "Harbor Ledger, 12 March 2026", "March 12, 2026", "2026-03-12".
  static func read(_ line: String) -> (date: String, outlet: String?)? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "|" || $0 == "·" })
    guard words.count >= 1 else { return nil }
    if let iso = words.last.flatMap(isoDate) { return (iso, outlet(words.dropLast())) }
    guard words.count >= 3, let year = Int(words[words.count - 1]), (1800...2200).contains(year) else { return nil }
    let pair = words[(words.count - 3)..<(words.count - 1)]
    for (monthWord, dayWord) in [(pair.first!, pair.last!), (pair.last!, pair.first!)] {
      guard let month = months.firstIndex(of: String(monthWord.lowercased().prefix(3))), let day = Int(dayWord),
        (1...31).contains(day)
      else { continue }
      return ("\(year)-\(padded(month + 1))-\(padded(day))", outlet(words.dropLast(3)))
    }
    return nil
  }

  private static func isoDate(_ word: Substring) -> String? {
    let parts = word.prefix(10).split(separator: "-")
    guard parts.count == 3, parts[0].count == 4, Int(parts[0]) != nil, let month = Int(parts[1]),
      let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return String(word.prefix(10))
  }

  private static func outlet(_ words: some Collection<Substring>) -> String? {
    words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
