import Formats

/// What a hover says, kept apart from how it is written: text of articles is data until the last moment.
package struct Markup {
  package enum Part {
    /// Words of an article, of the archive or our own: shown as they are, whatever is in them.
    case text(String)
    case strong(String)
    /// A title that opens an address. Only http, https and file addresses become links.
    case link(String, to: String)
  }

  private var paragraphs: [Paragraph] = []

  private struct Paragraph {
    let parts: [Part]
    /// One of a list.
    let isItem: Bool
  }

  package init() {}

  package var isEmpty: Bool { paragraphs.isEmpty }

  package mutating func add(_ parts: Part...) { paragraphs.append(Paragraph(parts: parts, isItem: false)) }
  package mutating func addItem(_ parts: Part...) { paragraphs.append(Paragraph(parts: parts, isItem: true)) }
  package mutating func add(_ other: Markup) { paragraphs += other.paragraphs }

  package var plain: String {
    paragraphs.map { ($0.isItem ? "- " : "") + $0.parts.map(Self.plain).joined() }.joined(separator: "\n")
  }

  package var markdown: String {
    var text = ""
    for (number, paragraph) in paragraphs.enumerated() {
      // A list stays together; anything else is a paragraph of its own.
      let goesOn = paragraph.isItem && number > 0 && paragraphs[number - 1].isItem
      text += number == 0 ? "" : goesOn ? "\n" : "\n\n"
      text += (paragraph.isItem ? "- " : "") + MarkdownText.escapedStart(paragraph.parts.map(Self.markdown).joined())
    }
    return text
  }

  private static func plain(_ part: Part) -> String {
    switch part {
    case .text(let text), .strong(let text): text.onOneLine
    case .link(let title, let address): isSafe(address) ? "\(title.onOneLine) <\(address.onOneLine)>" : title.onOneLine
    }
  }

  private static func markdown(_ part: Part) -> String {
    switch part {
    case .text(let text): MarkdownText.escaped(text)
    case .strong(let text): "**\(MarkdownText.escaped(text))**"
    case .link(let title, let address):
      isSafe(address) ? "[\(MarkdownText.escaped(title))](\(encoded(address)))" : MarkdownText.escaped(title)
    }
  }

  /// Whether an address may be a link: one on the web, or a file's that we made ourselves.
  package static func isSafe(_ address: String) -> Bool { isAddress(address, ["http://", "https://", "file:///"]) }

  /// Whether an address that somebody else gave may be a link.
  package static func isWeb(_ address: String) -> Bool { isAddress(address, ["http://", "https://"]) }

  private static func isAddress(_ address: String, _ starts: [String]) -> Bool {
    let lower = address.lowercased()
    return starts.contains { lower.hasPrefix($0) }
      && !address.unicodeScalars.contains { $0.isControl || $0 == " " || $0 == "<" || $0 == ">" || $0 == "\\" }
  }

  /// Without angle brackets around it: editors that do not render Markdown open what stands between round ones.
  private static func encoded(_ address: String) -> String {
    address.replacing("(", with: "%28").replacing(")", with: "%29")
  }
}
