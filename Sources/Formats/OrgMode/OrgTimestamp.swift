/// A day, and perhaps a time, as org-mode writes them: `<2026-03-02 Mon 10:30>`, `[2026-03-02]`.
enum OrgTimestamp {
  /// `2026-03-02T10:30`, `2026-03-02`; nil for anything else.
  static func iso(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: #/[<\[](\d{4}-\d{2}-\d{2})(?:[ \t]+([^\]>]*))?[>\]].*/#),
      CalendarDate(iso: match.1) != nil
    else { return nil }
    let time = match.2?.firstMatch(of: #/(\d{1,2}):(\d{2})/#)
    guard let time else { return String(match.1) }
    return "\(match.1)T\(time.1.count == 1 ? "0" : "")\(time.1):\(time.2)"
  }
}
