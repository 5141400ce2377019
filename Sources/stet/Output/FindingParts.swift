import Formats
import Rules

/// What a finding carries besides its place and message, as programs read it; offsets in Unicode scalars.
struct RemarkRow: Encodable {
  let start: Int
  let end: Int
  let message: String

  /// Nil where there is nothing, so that the field is left out.
  static func rows(of finding: Finding, _ offsets: ScalarOffsets) -> [RemarkRow]? {
    finding.related.isEmpty
      ? nil
      : finding.related.map {
        RemarkRow(start: offsets[$0.range.start], end: offsets[$0.range.end], message: $0.message)
      }
  }
}

/// What a finding says of an archived article.
struct ArchivedRemarkRow: Encodable {
  let message: String

  static func rows(of finding: Finding) -> [ArchivedRow<ArchivedRemarkRow>]? {
    finding.archived.isEmpty
      ? nil : finding.archived.map { ArchivedRow($0.head, ArchivedRemarkRow(message: $0.message)) }
  }
}

/// A change that would answer a finding: all of its edits, none of which shares a character with another.
struct FixRow: Encodable {
  struct Change: Encodable {
    let start: Int
    let end: Int
    let text: String
  }

  let title: String
  let edits: [Change]

  static func rows(of finding: Finding, _ offsets: ScalarOffsets) -> [FixRow]? {
    finding.fixes.isEmpty
      ? nil
      : finding.fixes.map { fix in
        FixRow(
          title: fix.title,
          edits: fix.edits.map { Change(start: offsets[$0.range.start], end: offsets[$0.range.end], text: $0.text) })
      }
  }
}
