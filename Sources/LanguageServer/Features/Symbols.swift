import Articles
import Formats
import LanguageServerProtocol

extension DocumentView {
  /// The outline: the headline with the subheadings below it, and the cards.
  func symbols() -> DocumentSymbols {
    let tree = outline(of: article, columns)
    return client.symbolTrees ? .tree(tree) : .flat(tree.flatMap { flat($0, in: nil, uri) })
  }

  private func outline(of article: Article, _ columns: Columns) -> [DocumentSymbol] {
    let subheadings = article.blocks.indices.filter { article.blocks[$0].kind == .subheading }.map {
      symbol(article, $0, .string, article.blocks[$0].range, columns)
    }
    let date = article.cards.isEmpty ? nil : article.pageDate
    let cards = article.cards.map { card in
      let range = TextRange(
        article.blocks[card.blocks.lowerBound].range.start, article.blocks[card.blocks.upperBound - 1].range.end)
      return symbol(
        article, card.headline, .object, range, columns,
        detail: card.credits(on: date))
    }
    guard let headline = article.headline else { return subheadings + cards }
    let lastBody = article.blocks.indices.last { article.isBody($0) } ?? headline
    let range = TextRange(
      article.blocks[headline].range.start, max(article.blocks[headline].range.end, article.blocks[lastBody].range.end))
    let inside = subheadings.filter {
      columns.range($0.range).start < range.end && columns.range($0.range).start >= range.start
    }
    let outside = subheadings.filter { symbol in !inside.contains { $0.range == symbol.range } }
    return [symbol(article, headline, .file, range, columns, children: inside)] + outside + cards
  }

  private func symbol(
    _ article: Article, _ block: Int, _ kind: SymbolKind, _ range: TextRange, _ columns: Columns, detail: String? = nil,
    children: [DocumentSymbol]? = nil
  ) -> DocumentSymbol {
    let words = article.words(ofBlock: block).onOneLine
    return DocumentSymbol(
      name: words.isEmpty ? "…" : words, detail: detail.flatMap { $0.isEmpty ? nil : $0 }, kind: kind,
      range: columns.range(range), selectionRange: columns.range(article.blocks[block].range), children: children)
  }

  private func flat(_ symbol: DocumentSymbol, in container: String?, _ uri: DocumentURI) -> [SymbolInformation] {
    let own = SymbolInformation(
      name: symbol.name, kind: symbol.kind, location: Location(uri: uri, range: symbol.range), containerName: container)
    return [own] + (symbol.children ?? []).flatMap { flat($0, in: symbol.name, uri) }
  }
}
