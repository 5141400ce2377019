/// Reads org-mode by its own syntax, line by line and then mark by mark.
package enum OrgReader {
  package static func page(of text: SourceText) -> Page {
    var blocks = OrgBlocks(text)
    blocks.read()
    return blocks.page()
  }

  /// Every stretch of code, marks and all, in order.
  static func code(in text: SourceText) -> [TextRange] {
    var blocks = OrgBlocks(text)
    blocks.read()
    return blocks.code
  }

  /// Whether words in the midst of others, or at the start of a line, could be read as something else.
  static func isMarkup(_ words: [UInt8]) -> Bool {
    let text = SourceText(words)
    let line = OrgLine(0, of: text)
    guard line.kind == .text, !OrgHeading.hasTags(line.range, words) else { return true }
    let first = words[line.range.start...].prefix { $0 > 0x20 }
    guard !OrgHeading.states.union(["COMMENT"]).contains(String(decoding: first, as: UTF8.self)) else { return true }
    if words.contains(where: { "[]<>|".utf8.contains($0) }) { return true }
    if ["@@", "{{{", "}}}", "\\\\", "::"].contains(where: { words.firstIndex(of: Array($0.utf8), from: 0) != nil }) {
      return true
    }
    var prose = OrgProse(words, from: 0)
    prose.read(text.wholeRange)
    return prose.prose.bytes != words || OrgEmphasis(words, text.wholeRange).couldMark
  }
}
