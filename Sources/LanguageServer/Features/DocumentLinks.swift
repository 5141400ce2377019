import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation

extension DocumentView {
  /// The cards of the page, each on its headline, and what the archive holds, on the article's headline.
  func documentLinks() -> [DocumentLink] {
    let (article, columns) = (article, columns)
    let date = article.cards.isEmpty ? nil : article.pageDate
    var links = article.cards.map { card in
      link(
        article.blocks[card.headline].range, to: target(of: card, columns),
        card.credits(on: date), columns)
    }
    if let headline = article.headline, let first = related.first,
      let address = ArchiveLink.address(first.article)
    {
      let tooltip = "\(first.article.title)\(ArchiveLink.credits(first.article))"
      links.append(link(article.blocks[headline].range, to: address, tooltip, columns))
    }
    return links
  }

  /// The archived article that a card is of, else where its text stands in the document itself.
  func target(of card: RelatedCard, _ columns: Columns) -> String {
    let held = try? archive?.article(titled: article.words(ofBlock: card.headline))
    if let address = held.flatMap(ArchiveLink.address) { return address }
    let line = columns.position(article.blocks[card.body ?? card.headline].range.start).line
    return "\(uri)#L\(line + 1)"
  }

  private func link(_ range: TextRange, to target: String, _ tooltip: String, _ columns: Columns) -> DocumentLink {
    DocumentLink(
      range: columns.range(range), target: target,
      tooltip: client.linkTooltips && !tooltip.isEmpty ? tooltip.onOneLine : nil)
  }
}
