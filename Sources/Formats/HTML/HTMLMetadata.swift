import CHTML
import FoundationEssentials

/// Gathers what a page says about itself; of several places the most trustworthy one counts.
struct HTMLMetadata {
  private var found: [Field: Candidate] = [:]

  private var linkedData: [LinkedData] = []
  private var language: String?
  /// Whatever the page calls its article.
  private var titles: [String] = []

  private enum Field { case title, author, date, url, outlet }

  private struct Candidate {
    let value: String
    /// The lower, the better.
    let rank: Int
  }

  /// What the page says of itself, and every title that it gives its article.
  func read() -> (page: Page.Metadata, titles: [String]) {
    var all = self
    all.readLinkedData()
    return (all.page, all.titles)
  }

  private var page: Page.Metadata {
    var page = Page.Metadata()
    page.title = found[.title]?.value
    page.author = found[.author]?.value
    page.date = found[.date]?.value
    page.url = found[.url]?.value
    page.outlet = found[.outlet]?.value
    page.claimReviews = ClaimReview.all(in: linkedData, page: page.url)
    return page
  }

  mutating func read(_ element: GumboElement) {
    switch element.tag {
    case GUMBO_TAG_HTML: language = HTMLElements.value("lang", of: element)
    case GUMBO_TAG_META: readMeta(element)
    case GUMBO_TAG_LINK: readLink(element)
    case GUMBO_TAG_TITLE: readTitle(element)
    case GUMBO_TAG_SCRIPT: readScript(element)
    default: break
    }
  }

  private mutating func offer(_ value: String?, for field: Field, rank: Int) {
    guard let value = value.map(HTMLReferences.resolved) else { return }
    switch field {
    case .title:
      // Some publishers name the address where a headline is asked for.
      guard !Self.isAddress(value) else { return }
      if titles.count < Self.mostTitles, !titles.contains(value) { titles.append(value) }
      set(value, for: .title, rank: rank)
    case .author: if let author = AuthorNames.cleaned(value) { offer(author: author, rank: rank) }
    case .date: offer(date: value, rank: rank)
    case .url, .outlet: set(value, for: field, rank: rank)
    }
  }

  private mutating func set(_ value: String, for field: Field, rank: Int) {
    guard found[field].map({ rank < $0.rank }) ?? true else { return }
    found[field] = Candidate(value: value, rank: rank)
  }

  /// Several tags of one name are several authors.
  private mutating func offer(author: String, rank: Int) {
    guard let known = found[.author], known.rank == rank else { return set(author, for: .author, rank: rank) }
    guard !known.value.contains(author), known.value.utf8.count < Self.longestAuthors else { return }
    found[.author] = Candidate(value: author.contains(known.value) ? author : "\(known.value), \(author)", rank: rank)
  }

  /// What cannot be read says at least that the page is dated; anything that can goes before it.
  private mutating func offer(date: String, rank: Int) {
    if let read = WrittenDate.iso(date, language: language) {
      set(read, for: .date, rank: rank)
    } else {
      set(date, for: .date, rank: rank + Self.unreadable)
    }
  }

  private static let unreadable = 100
  private static let mostTitles = 8
  /// Bytes.
  private static let longestAuthors = 500

  private static func isAddress(_ text: String) -> Bool {
    text.contains("://") && !text.contains(" ") || text.hasPrefix("www.") && !text.contains(" ")
  }

  private mutating func readMeta(_ element: GumboElement) {
    guard let content = HTMLElements.value("content", of: element) else { return }
    for attribute: StaticString in ["property", "name", "itemprop"] {
      guard let name = HTMLElements.value(attribute, of: element)?.lowercased(),
        let (field, rank) = Self.fields[name]
      else { continue }
      // Libraries put the surname first.
      offer(name == "dc.creator" ? AuthorNames.inReadingOrder(content) : content, for: field, rank: rank)
    }
  }

  private static let fields: [String: (Field, Int)] = [
    "og:title": (.title, 0), "twitter:title": (.title, 2), "headline": (.title, 1),
    "author": (.author, 0), "article:author": (.author, 1), "byl": (.author, 2), "dc.creator": (.author, 3),
    "parsely-author": (.author, 4),
    "article:published_time": (.date, 0), "datepublished": (.date, 1), "date": (.date, 2), "pubdate": (.date, 3),
    "publishdate": (.date, 4), "dc.date": (.date, 5), "dc.date.issued": (.date, 5), "parsely-pub-date": (.date, 6),
    "og:url": (.url, 1), "og:site_name": (.outlet, 0), "application-name": (.outlet, 1),
  ]

  static func isLinkedData(_ element: GumboElement) -> Bool {
    HTMLElements.value("type", of: element)?.lowercased() == "application/ld+json"
  }

  private mutating func readScript(_ element: GumboElement) {
    guard Self.isLinkedData(element), let text = HTMLElements.text(of: element),
      let data = LinkedData(script: Array(text))
    else { return }
    linkedData.append(data)
  }

  private mutating func readLinkedData() {
    // A script may tell of the people and houses that another one names.
    let named = LinkedData.Named(linkedData)
    for data in linkedData {
      guard let schema = ArticleSchema(data, named: named) else { continue }
      // What is written for machines to read goes before what is written for a card on another site.
      if found[.author]?.rank != -1 { offer(schema.author, for: .author, rank: -1) }
      offer(schema.headline, for: .title, rank: -1)
      offer(schema.date, for: .date, rank: -1)
      offer(schema.url, for: .url, rank: 2)
      offer(schema.outlet, for: .outlet, rank: 1)
    }
  }

  private mutating func readLink(_ element: GumboElement) {
    guard HTMLElements.value("rel", of: element)?.lowercased() == "canonical" else { return }
    offer(HTMLElements.value("href", of: element), for: .url, rank: 0)
  }

  private mutating func readTitle(_ element: GumboElement) {
    guard element.tag_namespace == GUMBO_NAMESPACE_HTML, let text = HTMLElements.text(of: element) else { return }
    offer(String(decoding: text, as: UTF8.self).collapsed, for: .title, rank: 3)
  }
}

// MARK: Times on the page

extension HTMLMetadata {
  /// Where a `<time>` stands, as far as that tells what it dates: the article, its last change, or another article.
  struct TimePlace {
    /// The lower, the likelier it dates the article.
    let doubt: Int

    init(
      of element: GumboElement, isLink: Bool, isInArticle: Bool, followsHeadline: Bool, around words: [UInt64]
    ) {
      let isPublished =
        HTMLElements.value("itemprop", of: element) == "datePublished"
        || HTMLElements.hasAttribute("pubdate", element) || words.contains(where: Self.published.contains)
      let isUpdate =
        HTMLElements.value("itemprop", of: element) == "dateModified"
        || HTMLElements.words(of: element).contains(where: Self.updated.contains)
      doubt =
        (words.contains(where: Self.elsewhere.contains) ? 32 : 0) + (isUpdate ? 16 : 0) + (isLink ? 8 : 0)
        + (isInArticle ? 0 : 4) + (followsHeadline ? 0 : 2) + (isPublished ? 0 : 1)
    }

    private static let published = WordHash.set("published publish pubdate publication")
    private static let updated = WordHash.set("updated update modified lastmod")
    private static let elsewhere = WordHash.set(
      "sidebar related latest teaser teasers recommended trending popular promo")
  }

  /// The times of a page, in its order.
  mutating func offer(_ times: [(value: String, place: TimePlace)]) {
    let readable = times.filter { WrittenDate.iso($0.value, language: language) != nil }
    // The first of those that are equally likely.
    guard let time = (readable.isEmpty ? times : readable).min(by: { $0.place.doubt < $1.place.doubt }) else { return }
    offer(date: time.value, rank: 9)
  }
}
