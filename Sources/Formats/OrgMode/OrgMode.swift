/// Org-mode as Emacs reads it.
package struct OrgMode: PageFormat {
  package let name = "org"
  package let title = "Org"
  package let fileEndings = ["org"]
  package let languageIDs = ["org", "org-mode"]
  package let isMarkedUp = true
  package let isMadeOfLines = true
  /// A comment is a line of its own in org-mode; inside a paragraph a snippet for an exporter that nobody has is one.
  package let markDelimiters = (open: "@@comment:", close: "@@")

  package init() {}

  package func page(of text: SourceText) -> Page { OrgReader.page(of: text) }

  /// Those between the delimiters, and comment lines: `# stet: rule`.
  package func marks(in bytes: [UInt8]) -> [StetMark] {
    let snippets = StetMark.marks(in: bytes, open: Array(markDelimiters.open.utf8), close: Array("@@".utf8))
    let comments = OrgComment.marks(in: bytes)
    guard !comments.isEmpty else { return snippets }
    var end = 0
    return (snippets + comments).sorted { $0.range < $1.range }.filter { mark in
      defer { end = max(end, mark.range.end) }
      return mark.range.start >= end
    }
  }

  package func isMarkup(_ words: String) -> Bool { OrgReader.isMarkup(Array(words.utf8)) }

  /// `=verbatim=`, `~code~`, and blocks of code.
  package func codeRanges(in source: ArraySlice<UInt8>) -> [TextRange] {
    OrgReader.code(in: SourceText(Array(source)))
  }
}

extension PageFormat where Self == OrgMode {
  package static var org: OrgMode { OrgMode() }
}
