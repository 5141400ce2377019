import Archive
import Articles
import Formats

/// A line of JSON that is an article.
struct ArticleLine: Decodable {
  static let shape =
    "{\"id\", \"title\", \"text\", \"date\"?, \"outlet\"?, \"url\"?, \"format\"?: \(allFormats.names.joined(separator: "|"))}"

  let id: Identifier?
  let title: String?
  let text: String
  let date: String?
  let outlet: String?
  /// The outlet, as corpora call it that were made for this program.
  let source: String?
  let url: String?
  let format: String?

  static func article(_ bytes: [UInt8]) -> ArchivedArticle? {
    guard let line = try? JSONLine.decode(ArticleLine.self, from: bytes), let id = line.id?.text ?? line.url else {
      return nil
    }
    var article = ArchivedArticle(
      id: id, title: line.title ?? "", text: line.text, date: line.date, outlet: line.outlet ?? line.source,
      url: line.url)
    guard let name = line.format else { return article }
    guard let format = allFormats.named(name) else { return nil }
    let page = ArchivedArticle(of: OutlinedPage(SourceText(line.text), format: format), id: id)
    article.text = page.text
    article.title = line.title ?? page.title
    article.date = article.date ?? page.date
    article.outlet = article.outlet ?? page.outlet
    article.url = article.url ?? page.url
    return article
  }
}
