/// Reads plain text: a line is a block, unless the lines were broken by hand at some column and belong together.
package enum PlainTextReader {
  package static func page(of text: SourceText) -> Page {
    var blocks: [Block] = []
    blocks.reserveCapacity(text.lineCount)
    var line = 0
    while line < text.lineCount {
      guard content(of: line, text) != nil else {
        line += 1
        continue
      }
      var end = line + 1
      while end < text.lineCount, content(of: end, text) != nil { end += 1 }
      append(lines: line..<end, of: text, to: &blocks)
      line = end
    }
    return Page(blocks: blocks)
  }

  private static func append(lines: Range<Int>, of text: SourceText, to blocks: inout [Block]) {
    let ranges = lines.compactMap { content(of: $0, text) }
    if isHardWrapped(ranges, text) {
      blocks.append(block(ranges, text))
    } else {
      for range in ranges { blocks.append(block([range], text)) }
    }
  }

  /// The line without white space at its ends and without a byte order mark; nil where nothing is left.
  private static func content(of line: Int, _ text: SourceText) -> TextRange? {
    var range = text.line(line)
    let bytes = text.bytes
    if range.start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { range.start = 3 }
    while range.start < range.end, isBlank(bytes[range.start]) { range.start += 1 }
    while range.end > range.start, isBlank(bytes[range.end - 1]) { range.end -= 1 }
    return range.isEmpty ? nil : range
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Lines of about one length whose breaks fall inside sentences.
  private static func isHardWrapped(_ lines: [TextRange], _ text: SourceText) -> Bool {
    guard lines.count > 1 else { return false }
    let full = lines.dropLast()
    let lengths = full.map { length(of: $0, text) }
    guard lengths.allSatisfy({ (40...110).contains($0) }), length(of: lines[lines.count - 1], text) <= 110 else {
      return false
    }
    guard let longest = lengths.max(), let shortest = lengths.min(), longest - shortest <= 30 else { return false }
    let insideSentences = lines.indices.dropFirst().count {
      let first = text.bytes[lines[$0].start]
      return first >= 0x61 && first <= 0x7A && !endsSentence(text.bytes[lines[$0 - 1].end - 1])
    }
    return insideSentences > 0 && insideSentences * 4 >= full.count
  }

  /// Without the desk's queries: what is asked of a writer must not part their lines.
  private static func length(of line: TextRange, _ text: SourceText) -> Int {
    let bytes = text.bytes[line.start..<line.end]
    guard bytes.contains(0x5B) else { return line.length }
    let queries: [TextRange] = EditorQuery.ranges(in: Array(bytes))
    return queries.reduce(line.length) { $0 - $1.length - 1 }
  }

  private static func endsSentence(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  private static func block(_ lines: [TextRange], _ text: SourceText) -> Block {
    let range = TextRange(lines[0].start, lines[lines.count - 1].end)
    let bytes = Array(text.bytes[range.start..<range.end])
    let marks = bytes.contains(0x5B) ? PlainText().marks(in: bytes) : []
    if marks.count == 1, marks[0].range == TextRange(0, bytes.count) {
      return Block(kind: .mark, range: range, prose: Prose())
    }
    if lines.count == 1, marks.isEmpty {
      return Block(kind: LineMarkup.kind(of: bytes), range: range, prose: Prose(verbatim: bytes))
    }
    return Block(kind: .paragraph, range: range, prose: prose(of: lines, in: bytes, without: marks.map(\.range)))
  }

  /// The lines joined by spaces, marks left out.
  private static func prose(of lines: [TextRange], in bytes: [UInt8], without marks: [TextRange]) -> Prose {
    let start = lines[0].start
    var prose = Prose()
    var previousEnd: Int?
    for line in lines.map({ $0.shifted(by: -start) }) {
      if let previousEnd { prose.append([0x20], from: TextRange(previousEnd, line.start)) }
      var from = line.start
      for mark in marks where mark.overlaps(line) {
        if from < mark.start { prose.append(bytes[from..<mark.start], from: TextRange(from, mark.start)) }
        from = max(from, mark.end)
      }
      if from < line.end { prose.append(bytes[from..<line.end], from: TextRange(from, line.end)) }
      previousEnd = line.end
    }
    return prose
  }
}
