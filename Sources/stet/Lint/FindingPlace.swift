import Articles
import Formats
import Rules

/// A stretch of a text in lines and columns, both from 1; columns count Unicode scalars, and the end is the one behind the last.
struct FindingPlace {
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int

  init(_ range: TextRange, in text: SourceText, _ offsets: ScalarOffsets) {
    let (line, endLine) = (text.line(at: range.start), text.line(at: range.end))
    self.line = line + 1
    column = offsets[range.start] - offsets[Int(text.lineStarts[line])] + 1
    self.endLine = endLine + 1
    endColumn = offsets[range.end] - offsets[Int(text.lineStarts[endLine])] + 1
  }
}

extension CheckedFile {
  /// Its findings, each with its place. Nothing is counted in a file without any.
  var placed: [(finding: Finding, place: FindingPlace)] {
    guard !findings.isEmpty else { return [] }
    let offsets = ScalarOffsets(article.text.bytes)
    return findings.map { ($0, FindingPlace($0.range, in: article.text, offsets)) }
  }
}
