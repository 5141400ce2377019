import Articles

/// How an archived article is shown and opened.
package enum ArchiveLink {
  /// Its own address on the web if it has one, else the file it was added from; nil where there is neither. What an
  /// article says of itself leads to no file: only Stet, which added it, knows one.
  package static func address(_ head: ArchivedHead) -> String? {
    if let url = head.url, Markup.isWeb(url) { return url }
    return file(head) ?? (Markup.isWeb(head.id) ? head.id : nil)
  }

  /// Its file, for what wants a place to go to and no address to open; nil where it was not added from one.
  package static func file(_ head: ArchivedHead) -> String? {
    head.id.hasPrefix("/") && !head.id.utf8.contains(0) ? "file://" + FileAddress.encoded(head.id) : nil
  }

  static func part(_ head: ArchivedHead) -> Markup.Part {
    let title = head.title.isEmpty ? head.id : head.title
    return address(head).map { .link(title, to: $0) } ?? .strong(title)
  }

  private static let mostPrintings = 5

  /// Where a quotation was printed and by whom it is said to be, the first of them.
  static func printings(_ printings: [QuotationMatch]) -> Markup {
    var markup = Markup()
    guard !printings.isEmpty else { return markup }
    let shown = printings.prefix(mostPrintings)
    let more = printings.count > shown.count ? ", \(shown.count) of them" : ""
    markup.add(.text("Quoted in \(printings.count) archived article\(printings.count == 1 ? "" : "s")\(more):"))
    for match in shown {
      markup.addItem(part(match.head), .text(credits(match.head) + said(match)))
    }
    return markup
  }

  /// "; said by Ada Holm; has 'old' for 'older'": by whom the words are said to be there, and the first that is different.
  static func said(_ match: QuotationMatch) -> String {
    let speaker = match.speaker.map { "; said by \($0)" } ?? ""
    let change = match.changes.first.map { change in
      change.own.isEmpty
        ? "; has '\(change.printed)' more"
        : change.printed.isEmpty ? "; lacks '\(change.own)'" : "; has '\(change.printed)' for '\(change.own)'"
    }
    return speaker + (change ?? "")
  }

  /// ", Harbor Ledger, 2026-03-12"
  package static func credits(_ head: ArchivedHead) -> String {
    head.credits.isEmpty ? "" : " (\(head.credits))"
  }

  /// ", also in Coast Radio, Harbor Ledger": the outlets that printed nearly the same text.
  static func alsoIn(_ copies: [ArchivedHead]) -> String {
    var outlets: [String] = []
    for outlet in copies.compactMap(\.outlet) where !outlets.contains(outlet) { outlets.append(outlet) }
    guard !outlets.isEmpty else { return "" }
    return ", also in \(outlets.prefix(3).joined(separator: ", "))" + (outlets.count > 3 ? " and others" : "")
  }
}
