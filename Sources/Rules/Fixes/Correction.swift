import Articles
import Formats

/// What can be set right in a text without looking: text that is no article goes, and of findings that are at least
/// warnings the one fix that a rule offers is made.
package struct Correction {
  /// In order; they share no byte.
  package let edits: [Edit]
  /// How many findings they set right.
  package private(set) var count = 0

  package init(_ findings: [Finding], in article: Article) {
    let certain = findings.filter { $0.severity >= .warning }
    // Marked blocks can share a line with text of the article.
    let boilerplate = article.format.isMarkedUp ? [] : certain.filter(\.isUnnecessary)
    var removals = Removal.joined(
      boilerplate.flatMap { Self.certainParts(of: $0, in: article) }.flatMap { Removal.edits(of: $0, in: article) })
    if Self.leavesText(removals, in: article) {
      count = boilerplate.count { $0.score == 1 }
    } else {
      removals = []
    }
    var corrections: [Edit] = []
    for finding in certain
    where !finding.isUnnecessary && finding.fixes.count == 1 && finding.fixes[0].isCorrection
      && finding.fixes[0].isCertain
    {
      let edits = finding.fixes[0].edits
      // All of a fix, or nothing of one that touches what is changed already.
      guard edits.allSatisfy({ Self.isFree($0.range, of: removals) && Self.isFree($0.range, of: corrections) }) else {
        continue
      }
      for edit in edits { corrections.insert(edit, at: corrections.partitioningIndex { $0.range >= edit.range }) }
      count += 1
    }
    edits = (removals + corrections).sorted { $0.range < $1.range }
  }

  /// Whether all of a finding's text that is no article would go.
  package static func takesAway(_ finding: Finding, in article: Article) -> Bool {
    finding.isUnnecessary && finding.score == 1 && !article.format.isMarkedUp
  }

  /// The lines of a finding that rules are certain of; what is merely likely is for somebody to look at.
  private static func certainParts(of finding: Finding, in article: Article) -> [TextRange] {
    if finding.score == 1 { return [finding.range] }
    return Removal.blocks(within: finding.range, of: article).filter { article.page.boilerplate[$0] == 1 }
      .map { article.blocks[$0].range }
  }

  /// A page of nothing but boilerplate is more likely one that was read wrongly.
  private static func leavesText(_ removals: [Edit], in article: Article) -> Bool {
    applied(removals, to: article.text.bytes).dropFirst(article.text.byteOrderMarkLength).contains { $0 > 0x20 }
  }

  private static func isFree(_ range: TextRange, of edits: [Edit]) -> Bool {
    let place = edits.partitioningIndex { $0.range >= range }
    // Of two insertions at one place nobody can tell which comes first.
    return (place == 0 || edits[place - 1].range.end <= range.start)
      && (place == edits.count || range.end <= edits[place].range.start && range != edits[place].range)
  }

  package func applied(to bytes: [UInt8]) -> [UInt8] { Self.applied(edits, to: bytes) }

  private static func applied(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var from = 0
    for edit in edits {
      result += bytes[from..<edit.range.start]
      result += edit.text.utf8
      from = edit.range.end
    }
    return result + bytes[from...]
  }
}
