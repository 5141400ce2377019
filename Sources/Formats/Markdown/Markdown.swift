/// Markdown as GitHub reads it.
package struct Markdown: PageFormat {
  package let name = "markdown"
  package let title = "Markdown"
  package let fileEndings = ["md", "markdown", "mdown", "mkd"]
  package let languageIDs = ["markdown", "gfm", "md", "rmd", "quarto", "mdx"]
  package let isMarkedUp = true
  package let isMadeOfLines = true
  package let markDelimiters = (open: "<!-- ", close: " -->")

  package init() {}

  package func page(of text: SourceText) -> Page { MarkdownReader.page(of: text) }

  /// An ampersand alone is none: it is read as it is.
  package func isMarkup(_ words: String) -> Bool {
    let bare = words.replacing("&", with: "")
    return words.contains(#/&#?[A-Za-z0-9]+;/#) || bare != MarkdownText.paragraph(bare)
  }

  /// Spans between backticks, and the elements that are code in HTML.
  package func codeRanges(in source: ArraySlice<UInt8>) -> [TextRange] {
    let bytes = Array(source)
    let spans = InlineCode.spans(in: bytes)
    var rest = bytes
    for span in spans { for i in span.start..<span.end { rest[i] = 0x20 } }
    let elements = InlineCode.elements(in: rest)
    return elements.isEmpty ? spans : InlineCode.outermost(of: (spans + elements).sorted())
  }
}

extension PageFormat where Self == Markdown {
  package static var markdown: Markdown { Markdown() }
}
