import Articles

extension ArchivedArticle {
  /// What the archive keeps of a page: its headline, its own text without furniture and cards, and what the page says
  /// of its date, outlet and address.
  package init(of article: Article, id: String) {
    self.init(
      id: id, title: article.title ?? "", text: article.bodyText, date: article.date, outlet: article.outlet,
      url: article.metadata.url)
  }
}

extension RelatedQuery {
  /// Asks for what else was written about an article.
  package init(of article: Article, excludingID: String?) {
    self.init(title: article.title ?? "", text: article.bodyText, date: article.date, excludingID: excludingID)
  }
}
