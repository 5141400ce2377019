/// What the JSON-LD of a page says of its article, in the words of schema.org.
///
///     {"@type": "NewsArticle", "headline": "Ferry stays in port", "author": {"name": "Ada Holm"}}
struct ArticleSchema {
  let headline: String?
  let author: String?
  let date: String?
  let url: String?
  let outlet: String?

  /// The first article of a script; nil where it holds none.
  init?(_ data: LinkedData, named: LinkedData.Named) {
    guard let article = data.nodes.first(where: \.isArticle) else { return nil }
    headline = article["headline"]?.text
    author = article["author"]?.names(in: named)
    date = article["datePublished"]?.text
    url = article["url"]?.text ?? article["mainEntityOfPage"]?.address
    outlet = article["publisher"]?.names(in: named)
  }
}
