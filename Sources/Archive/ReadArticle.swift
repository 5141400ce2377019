import Articles

extension ArchivedArticle {
  /// What the archive keeps of a page: its headline, its own text without boilerplate and cards, and what the page says
  /// of its date, outlet and address.
  package init(of page: OutlinedPage, id: String) {
    self.init(
      id: id, title: page.title ?? "", text: page.bodyText, date: page.date, outlet: page.outlet,
      url: page.metadata.url)
  }
}
