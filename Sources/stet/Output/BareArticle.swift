import Articles
import Formats

/// What of a page is article, in the order of the page, its headline first.
struct BareArticle {
  private let article: OutlinedPage
  /// Neighbours of one kind are one part: list items, quotations, rows of a table.
  private let parts: [Part]

  private struct Part {
    let kind: Block.Kind
    var blocks: [Int]
  }

  init(_ article: OutlinedPage) {
    self.article = article
    var parts: [Part] = []
    if let headline = article.headline { parts.append(Part(kind: .headline, blocks: [headline])) }
    for (number, block) in article.blocks.enumerated() where number != article.headline && Self.isKept(block) {
      let isJoined =
        switch block.kind {
        case .listItem: true
        // What stands between them parts two quotations or tables.
        case .quotation, .preformatted: parts.last?.blocks.last == number - 1
        default: false
        }
      if isJoined, parts.last?.kind == block.kind {
        parts[parts.count - 1].blocks.append(number)
      } else {
        parts.append(Part(kind: block.kind, blocks: [number]))
      }
    }
    self.parts = parts
  }

  private static func isKept(_ block: Block) -> Bool {
    switch block.kind {
    case .boilerplate, .relatedCard, .mark, .caption: false
    default: block.prose.bytes.contains { $0 > 0x20 }
    }
  }

  // MARK: What the page says of it

  /// The page's own word, else its byline without "By".
  private var author: String? { article.metadata.author ?? byline }

  private var byline: String? {
    guard let number = parts.first(where: { $0.kind == .byline })?.blocks[0] else { return nil }
    let words = article.words(ofBlock: number).split(whereSeparator: { "|·•".contains($0) }).first ?? ""
    let names = words.split(separator: " ")
    let name = (names.first?.lowercased() == "by" ? names.dropFirst() : names[...]).joined(separator: " ")
    // "Published 3 hours ago" stands where an author would.
    return name.isEmpty || name.contains(where: \.isNumber) ? nil : name
  }

  /// A headline that the page keeps in its front matter or its head only.
  private var unprintedTitle: String? {
    guard article.headline == nil, let title = article.title else { return nil }
    return parts.contains { words($0.blocks[0]) == title } ? nil : title
  }

  /// One object. What is to stand before the article's own fields is JSON already.
  func json(_ first: (name: StaticString, json: [UInt8])?) -> [UInt8] {
    let fields: [(StaticString, String?)] = [
      ("title", article.title), ("author", author), ("date", article.date), ("url", article.metadata.url),
      ("outlet", article.outlet), ("text", body),
    ]
    var json = JSONText()
    json.object {
      if let first { $0.raw(first.name, first.json) }
      for case (let name, let value?) in fields { $0.raw(name, ArticleLines.encoded(value)) }
    }
    return json.bytes
  }

  /// Why nothing of the page is article; nil where something is.
  var emptiness: String? {
    guard body.isEmpty else { return nil }
    let count = article.blocks.count { $0.kind.isBoilerplate }
    return count == 0
      ? "holds no text"
      : "nothing of it was taken for an article: its \(count) block\(count == 1 ? "" : "s") look like furniture; "
        + "stet annotate --explain shows why"
  }

  // MARK: As text

  /// As a reader sees it, without a line end behind it.
  var text: String {
    [unprintedTitle, text(of: parts)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Without its headline, byline and dateline, which have fields of their own in JSON.
  private var body: String { text(of: parts.filter { ![.headline, .byline, .dateline].contains($0.kind) }) }

  private func text(of parts: [Part]) -> String {
    let texts = parts.map { part in
      switch part.kind {
      case .listItem: part.blocks.map { "- " + words($0) }.joined(separator: "\n")
      case .preformatted: part.blocks.map(layout).joined(separator: "\n")
      default: part.blocks.map(words).joined(separator: "\n\n")
      }
    }
    return texts.joined(separator: "\n\n")
  }

  /// On one line, without the blanks that a mark leaves behind the last word.
  private func words(_ block: Int) -> String {
    let line = article.words(ofBlock: block).split(whereSeparator: \.isNewline).joined(separator: " ")
    let end = line.utf8.lastIndex { $0 > 0x20 }.map { line.utf8.index(after: $0) } ?? line.startIndex
    return String(line[..<end].drop { $0 == " " || $0 == "\t" })
  }

  /// With its lines as they are, less the empty ones around them.
  private func layout(_ block: Int) -> String {
    let lines = article.words(ofBlock: block).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    let start = lines.firstIndex { !isBlank($0) } ?? lines.endIndex
    let end = lines.lastIndex { !isBlank($0) } ?? lines.endIndex - 1
    return start <= end ? lines[start...end].joined(separator: "\n") : ""
  }

  // MARK: As Markdown

  var markdown: String {
    let texts = parts.map { part in
      switch part.kind {
      case .headline: "# " + heading(words(part.blocks[0]))
      case .subheading: "## " + heading(words(part.blocks[0]))
      case .quotation: part.blocks.map { "> " + paragraph($0) }.joined(separator: "\n>\n")
      case .listItem: part.blocks.map { "- " + paragraph($0) }.joined(separator: "\n")
      case .preformatted: preformatted(part.blocks)
      default: part.blocks.map(paragraph).joined(separator: "\n\n")
      }
    }
    return ([unprintedTitle.map { "# " + heading($0) }].compactMap { $0 } + texts).joined(separator: "\n\n")
  }

  private func paragraph(_ block: Int) -> String { MarkdownText.paragraph(words(block)) }

  /// Hashes at its end would be taken for a part of the mark.
  private func heading(_ words: String) -> String {
    let escaped = MarkdownText.escaped(words)
    return escaped.hasSuffix("#") ? escaped.dropLast() + "\\#" : escaped
  }

  /// Markdown's own tables and code as they stand, anything else as code.
  private func preformatted(_ blocks: [Int]) -> String {
    let (first, last) = (article.blocks[blocks[0]].range, article.blocks[blocks[blocks.count - 1]].range)
    let start = article.text.line(article.text.line(at: first.start)).start
    // Inside a list or a quotation the marks of its lines would come along.
    if article.format is Markdown, article.text.bytes[start..<first.start].allSatisfy({ $0 <= 0x20 }) {
      let source = article.text[TextRange(start, last.end)]
      return source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
    }
    let words = blocks.map(layout).joined(separator: "\n")
    var fence = "```"
    while words.contains(fence) { fence += "`" }
    return "\(fence)\n\(words)\n\(fence)"
  }
}
