import Articles
import LanguageServerProtocol
import Presentation

extension Server {
  func hover(_ request: HoverRequest) -> Hover? {
    let answer = with(request.textDocument.uri) { document -> Hover? in
      let columns = columns(document.text)
      let offset = columns.offset(request.position)
      let article = document.article()
      let isHeadline = article.headline.map { article.block(at: offset) == $0 } ?? false
      let related = isHeadline ? related(to: &document) : []
      let hover = HoverText(
        article: article, archive: openArchive(), knowledge: openKnowledge(), related: related,
        ownID: FileAddress.path(of: document.uri))
      guard let (markup, range) = hover.text(at: offset) else { return nil }
      let wantsMarkdown = client.hoverFormats.first == .markdown
      return Hover(
        contents: MarkupContent(
          kind: wantsMarkdown ? .markdown : .plaintext, value: wantsMarkdown ? markup.markdown : markup.plain),
        range: columns.range(range))
    }
    return answer ?? nil
  }
}
