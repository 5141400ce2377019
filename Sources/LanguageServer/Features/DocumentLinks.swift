import Archive
import Articles
import LanguageServerProtocol

extension Server {
  /// The cards of the page, each on its headline, and what the archive holds, on the article's headline.
  func documentLinks(_ request: DocumentLinkRequest) -> [DocumentLink] {
    with(request.textDocument.uri) { document in
      let columns = columns(document.text)
      let article = document.article()
      var links = article.cards.map { card in
        let body = article.blocks[card.body ?? card.headline].range
        return link(
          article.blocks[card.headline].range,
          to: CardLink.target(document.uri, line: columns.position(body.start).line),
          card.credits, columns)
      }
      if let headline = article.headline, let first = related(to: &document).first,
        let address = ArchiveLink.address(first.article)
      {
        let tooltip = "\(first.article.title)\(ArchiveLink.credits(first.article))"
        links.append(link(article.blocks[headline].range, to: address, tooltip, columns))
      }
      return links
    } ?? []
  }

  private func link(_ range: TextRange, to target: String, _ tooltip: String, _ columns: Columns) -> DocumentLink {
    DocumentLink(
      range: columns.range(range), target: target,
      tooltip: client.linkTooltips && !tooltip.isEmpty ? Markup.line(tooltip) : nil)
  }
}

/// Where the text of a card stands: in the document itself.
enum CardLink {
  static func target(_ uri: DocumentURI, line: Int) -> String { "\(uri)#L\(line + 1)" }
}
