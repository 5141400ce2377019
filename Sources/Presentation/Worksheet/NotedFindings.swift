import Articles
import Formats
import Rules

/// What rules report, noted with the items that it is about.
struct NotedFindings {
  private let article: Article
  private let findings: [Finding]
  /// The rule whose archived articles are fact-checks.
  private static let checked = "checked-claim"

  init(_ findings: [Finding], in article: Article) { (self.findings, self.article) = (findings, article) }

  /// Each with the narrowest item around its place, else with the first claim that it touches; what is about two figures
  /// with both. A finding on what is no article is about no item.
  func note(_ items: inout [Worksheet.Item]) {
    var ofBlock: [Int: [Int]] = [:]
    for (number, item) in items.enumerated() { ofBlock[item.block, default: []].append(number) }
    for finding in findings {
      guard let number = nearest(to: finding.range, items, ofBlock) else { continue }
      let notes = notes(finding)
      items[number].notes += notes
      for remark in finding.related {
        guard let other = nearest(to: remark.range, items, ofBlock), other != number, items[other].kind != .claim,
          !items[other].notes.contains(notes[0])
        else { continue }
        items[other].notes.append(notes[0])
      }
    }
  }

  /// Items; what holds a place begins no further before it. A paragraph may have as many as it has words.
  private static let furthest = 64

  private func nearest(to range: TextRange, _ items: [Worksheet.Item], _ ofBlock: [Int: [Int]]) -> Int? {
    guard let block = article.block(at: range.start), let numbers = ofBlock[block] else { return nil }
    let next = numbers.partitioningIndex { items[$0].range.start > range.start }
    let before = numbers[max(0, next - Self.furthest)..<next]
    let around = before.filter { items[$0].range.contains(range) }
    let narrowest = around.min { items[$0].range.length < items[$1].range.length }
    let inside = (before + numbers[next...].prefix { items[$0].range.start < range.end }).filter {
      items[$0].kind != .claim && range.contains(items[$0].range)
    }
    // "14 in all" is about the 14 and not about the sentence.
    if inside.count == 1, narrowest.map({ items[$0].kind == .claim }) ?? false { return inside[0] }
    if let narrowest { return narrowest }
    let touched = before.filter { items[$0].range.overlaps(range) }
    if let claim = touched.last(where: { items[$0].kind == .claim }) { return claim }
    let behind = numbers[next...].prefix { items[$0].range.start < range.end }
    return behind.first { items[$0].kind == .claim } ?? touched.last ?? behind.first
  }

  private func notes(_ finding: Finding) -> [Worksheet.Note] {
    let isChecked = finding.rule == Self.checked
    let own = Worksheet.Note(by: finding.rule, text: finding.message, address: nil)
    return [own]
      + finding.archived.map {
        Worksheet.Note(
          by: isChecked ? "fact-check" : "archive", text: $0.message + ArchiveLink.credits($0.head),
          address: ArchiveLink.address($0.head))
      }
  }
}
