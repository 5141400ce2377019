/// What stands behind the stars of a heading: `TODO [#A] The bridge falls :draft:`.
struct OrgHeading {
  /// Its words, in bytes of the source.
  let title: TextRange
  /// Whether it and all below it is left out of what is published.
  let isComment: Bool

  /// Those that org-mode knows without being told.
  static let states: Set<String> = ["TODO", "DONE"]

  init(_ contents: TextRange, in bytes: [UInt8], states: Set<String>) {
    let tags = Self.tags(contents, bytes)
    var end = tags?.start ?? contents.end
    while end > contents.start, bytes[end - 1] <= 0x20 { end -= 1 }
    var scanner = OrgScanner(bytes: bytes, cursor: contents.start, end: max(contents.start, end))
    let word = bytes[scanner.cursor..<scanner.end].prefix { $0 > 0x20 }
    if states.contains(String(decoding: word, as: UTF8.self)) {
      scanner.cursor += word.count
      scanner.skipBlanks()
    }
    Self.skipPriority(&scanner)
    let isMarked = scanner.skip(word: "COMMENT")
    title = TextRange(scanner.cursor, scanner.end)
    isComment = isMarked || tags.map { bytes[$0.start..<$0.end].contains(":noexport:") } ?? false
  }

  /// Those and what the page declares: `#+TODO: DRAFT EDIT(e!) | RUN`.
  static func states(of lines: [OrgLine], in text: SourceText) -> Set<String> {
    lines.reduce(into: states) { states, line in
      guard case .keyword(let name) = line.kind, ["TODO", "SEQ_TODO", "TYP_TODO"].contains(name) else { return }
      for word in text[line.contents].split(whereSeparator: \.isWhitespace) where word != "|" {
        states.insert(String(word.prefix { $0 != "(" }))
      }
    }
  }

  static func hasTags(_ contents: TextRange, _ bytes: [UInt8]) -> Bool { tags(contents, bytes) != nil }

  private static func skipPriority(_ scanner: inout OrgScanner) {
    var ahead = scanner
    guard ahead.skip("["), ahead.skip("#"), ahead.skip(while: OrgScanner.isName) > 0, ahead.skip("]") else { return }
    scanner = ahead
    scanner.skipBlanks()
  }

  /// `:draft:harbor:` behind a blank or in place of a title.
  private static func tags(_ contents: TextRange, _ bytes: [UInt8]) -> TextRange? {
    guard contents.length > 2, bytes[contents.end - 1] == UInt8(ascii: ":") else { return nil }
    var start = contents.end - 1
    while start > contents.start, isTag(bytes[start - 1]) { start -= 1 }
    let isApart = start == contents.start || bytes[start - 1] <= 0x20
    return isApart && bytes[start] == UInt8(ascii: ":") && contents.end - start > 2
      ? TextRange(start, contents.end) : nil
  }

  private static func isTag(_ byte: UInt8) -> Bool {
    OrgScanner.isName(byte) && byte != UInt8(ascii: "-") || "@#%:".utf8.contains(byte)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(_ words: String) -> Bool { Array(self).firstIndex(of: Array(words.utf8), from: 0) != nil }
}
