import CHTML
import FoundationEssentials

/// Gathers what a page says about itself; of several places the most trustworthy one counts.
struct HTMLMetadata {
  private var found: [Field: Candidate] = [:]

  private var linkedData: [LinkedData] = []

  private enum Field { case title, author, date, url, outlet }

  private struct Candidate {
    let value: String
    /// The lower, the better.
    let rank: Int
  }

  var page: Page.Metadata {
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
    case GUMBO_TAG_META: readMeta(element)
    case GUMBO_TAG_LINK: readLink(element)
    case GUMBO_TAG_TITLE: readTitle(element)
    case GUMBO_TAG_SCRIPT: readScript(element)
    case GUMBO_TAG_TIME: offer(HTMLElements.value("datetime", of: element), for: .date, rank: 9)
    default: break
    }
  }

  private mutating func offer(_ value: String?, for field: Field, rank: Int) {
    guard let value, found[field].map({ rank < $0.rank }) ?? true else { return }
    found[field] = Candidate(value: value, rank: rank)
  }

  private mutating func readMeta(_ element: GumboElement) {
    guard let content = HTMLElements.value("content", of: element) else { return }
    for attribute: StaticString in ["property", "name", "itemprop"] {
      guard let name = HTMLElements.value(attribute, of: element)?.lowercased(),
        let (field, rank) = Self.fields[name]
      else { continue }
      // Publishers put the address of an author's page where a name is asked for.
      if field == .author, content.contains("://") { continue }
      offer(content, for: field, rank: rank)
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

  private mutating func readScript(_ element: GumboElement) {
    guard HTMLElements.value("type", of: element)?.lowercased() == "application/ld+json",
      let text = HTMLElements.text(of: element), let data = LinkedData(json: Array(text))
    else { return }
    linkedData.append(data)
    guard let schema = ArticleSchema(data) else { return }
    // What is written for machines to read goes before what is written for a card on another site.
    offer(schema.headline, for: .title, rank: -1)
    offer(schema.author, for: .author, rank: -1)
    offer(schema.date, for: .date, rank: -1)
    offer(schema.url, for: .url, rank: 2)
    offer(schema.outlet, for: .outlet, rank: 1)
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
