/// A page of the web.
package struct HTML: PageFormat {
  package let name = "html"
  package let title = "HTML"
  package let fileEndings = ["html", "htm", "xhtml"]
  package let languageIDs = ["html", "mhtml", "htm", "xhtml", "web"]
  package let isMarkedUp = true
  /// Tags of one element may stand on the lines of another: what was well formed is so after its words have gone.
  package let isMadeOfLines = false
  package let declaresEncoding = true
  package let markDelimiters = (open: "<!-- ", close: " -->")

  package init() {}

  package func page(of text: SourceText) -> Page { HTMLReader.page(of: text) }

  package func written(_ words: String) -> String {
    words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  package func isMarkup(_ words: String) -> Bool { words.contains { "<>".contains($0) } }

  package func codeRanges(in source: ArraySlice<UInt8>) -> [TextRange] { InlineCode.elements(in: Array(source)) }
}

extension PageFormat where Self == HTML {
  package static var html: HTML { HTML() }
}
