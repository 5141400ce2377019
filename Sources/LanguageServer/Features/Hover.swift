import Articles
import LanguageServerProtocol
import Presentation

extension DocumentView {
  func hover(_ request: HoverRequest) -> Hover? {
    let (article, columns) = (article, columns)
    let offset = columns.offset(request.position)
    let isHeadline = article.headline.map { article.block(at: offset) == $0 } ?? false
    let hover = HoverText(
      article: article, archive: archive, knowledge: knowledge, related: isHeadline ? related : [], ownID: path)
    guard let (markup, range) = hover.text(at: offset) else { return nil }
    let wantsMarkdown = client.hoverFormats.first == .markdown
    return Hover(
      contents: MarkupContent(
        kind: wantsMarkdown ? .markdown : .plaintext, value: wantsMarkdown ? markup.markdown : markup.plain),
      range: columns.range(range))
  }
}
