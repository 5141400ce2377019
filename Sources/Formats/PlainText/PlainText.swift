/// Text without any markup: what is pasted, mailed or saved from anywhere.
package struct PlainText: PageFormat {
  package let name = "plain"
  package let title = "text"
  package let fileEndings = ["txt", "text"]
  package let languageIDs: [String] = []
  package let isMarkedUp = false
  package let isMadeOfLines = true
  package let markDelimiters = (open: "[", close: "]")

  package init() {}

  package func page(of text: SourceText) -> Page { PlainTextReader.page(of: text) }

  /// Stet marks and questions of the desk.
  package func isMarkup(_ words: String) -> Bool { words.contains { "[]".contains($0) } }
}

extension PageFormat where Self == PlainText {
  package static var plain: PlainText { PlainText() }
}
