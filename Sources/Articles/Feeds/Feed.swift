import Formats

/// A saved RSS or Atom feed: what its entries say, each with the text it carries.
///
///     <item><title>Pier closed</title><description>The pier is shut.</description></item>
package struct Feed: Sendable {
  package struct Entry: Sendable, Equatable {
    /// The feed's own name for it, else its address.
    package fileprivate(set) var id: String?
    package fileprivate(set) var title = ""
    package fileprivate(set) var url: String?
    /// `yyyy-mm-dd`
    package fileprivate(set) var date: String?
    /// Where an aggregator has it from, else the title of the feed.
    package fileprivate(set) var outlet: String?
    /// A paragraph a line, as the HTML reader sees it; empty for an entry of a headline only.
    package fileprivate(set) var text = ""
  }

  package let entries: [Entry]

  /// Nil for a text that is no feed.
  package init?(_ bytes: [UInt8]) {
    var reader = FeedReader(bytes)
    guard let entries = reader.read() else { return nil }
    self.entries = entries
  }
}

private struct FeedReader {
  private let bytes: [UInt8]
  private var scanner: XMLScanner
  private var path: [String] = []
  private var entries: [Feed.Entry] = []
  private var entry: Feed.Entry?
  private var summary = ""
  private var published: String?
  private var feedTitle: String?
  private var text: [UInt8] = []
  private var attributes: [String: String] = [:]
  private var isFeed = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scanner = XMLScanner(bytes)
  }

  mutating func read() -> [Feed.Entry]? {
    while let part = scanner.next() {
      switch part {
      case .text(let piece): text += piece
      case .start(let name, let attributes, let isEmpty, _, let end): start(name, attributes, isEmpty, end)
      case .end(let name, _): self.end(name)
      }
      guard isFeed || path.isEmpty else { return nil }
    }
    if entry != nil { finishEntry() }
    guard isFeed else { return nil }
    return entries.map { entry in
      var entry = entry
      entry.outlet = entry.outlet ?? feedTitle
      return entry
    }
  }

  /// More elements within each other than any feed has.
  private static let deepest = 64

  private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool, _ end: Int) {
    if path.isEmpty { isFeed = isFeed || ["rss", "feed", "rdf:RDF", "RDF"].contains(name) }
    if name == "item" || name == "entry" {
      if entry != nil { finishEntry() }
      entry = Feed.Entry()
    }
    if entry?.url == nil, name == "link", let address = attributes["href"],
      attributes["rel"] ?? "alternate" == "alternate"
    {
      entry?.url = address
    }
    text = []
    guard !isEmpty else { return }
    // XHTML stands in the feed as elements: it is taken as it is written, for the HTML reader.
    if attributes["type"] == "xhtml", entry != nil { return takeMarkup(name, from: end) }
    self.attributes = attributes
    if path.count < Self.deepest { path.append(name) }
  }

  private mutating func takeMarkup(_ name: String, from start: Int) {
    var depth = 1
    while depth > 0, let part = scanner.next() {
      switch part {
      case .start(name, _, isEmpty: false, _, _): depth += 1
      case .end(name, let at):
        depth -= 1
        if depth == 0 { take(name, Self.read(Array(bytes[start..<at]))) }
      default: break
      }
    }
  }

  private mutating func end(_ name: String) {
    if name == "item" || name == "entry", entry != nil { finishEntry() }
    guard let open = path.lastIndex(of: name) else { return }
    if open == path.count - 1 { finish(name) }
    path.removeSubrange(open...)
    (text, attributes) = ([], [:])
  }

  private mutating func finish(_ name: String) {
    let words = Self.trimmed(String(decoding: text, as: UTF8.self))
    let isMarkup = attributes["type"].map { $0 == "html" || $0 == "text/html" } ?? !isAtom
    let parent = path.dropLast().last ?? ""
    guard entry != nil else {
      if name == "title", parent == "channel" || parent == "feed" { feedTitle = words }
      return
    }
    switch (name, parent) {
    case ("source", _) where !isAtom: entry?.outlet = words
    case ("title", "source"): entry?.outlet = words
    case (_, "source"), (_, "image"), (_, "media:content"): break
    case ("title", _), ("description", _), ("content:encoded", _), ("summary", _), ("content", _):
      take(name, isMarkup ? Self.read(text) : words)
    default: take(name, words)
    }
  }

  private var isAtom: Bool { path.first == "feed" }

  private mutating func take(_ name: String, _ words: String) {
    guard !words.isEmpty else { return }
    switch name {
    case "title": entry?.title = Self.line(words)
    case "guid", "id": entry?.id = words
    case "link" where entry?.url == nil: entry?.url = words
    case "pubDate", "published", "dc:date": published = published ?? Self.date(words)
    case "updated": entry?.date = Self.date(words)
    case "content", "content:encoded": entry?.text = words
    case "description", "summary": summary = words
    default: break
    }
  }

  private mutating func finishEntry() {
    guard var entry else { return }
    entry.date = published ?? entry.date
    if summary.utf8.count > entry.text.utf8.count { entry.text = summary }
    entry.id = entry.id ?? entry.url
    entries.append(entry)
    (self.entry, summary, published) = (nil, "", nil)
  }

  /// Text in HTML as a reader sees it.
  private static func read(_ markup: [UInt8]) -> String {
    OutlinedPage(SourceText(markup), format: .html).bodyText
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Of `2024-03-05T10:00:00Z` and of `Tue, 05 Mar 2024 10:00:00 GMT`.
  private static func date(_ text: String) -> String? {
    if let date = CalendarDate(iso: text) { return date.iso }
    let words = text.split { $0 == " " || $0 == "," }
    for (i, word) in words.enumerated().dropFirst() {
      guard let month = CalendarDate.month(named: word), let day = Int(words[i - 1]), i + 1 < words.count,
        var year = Int(words[i + 1])
      else { continue }
      if year < 100 { year += year < 70 ? 2000 : 1900 }
      return CalendarDate(year: year, month: month, day: day)?.iso
    }
    return nil
  }
}
