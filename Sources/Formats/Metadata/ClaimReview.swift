/// A fact-check as its publisher describes it, in the words of schema.org's `ClaimReview`.
///
/// Stet shows who has checked what and what they called it. It never says so itself.
package struct ClaimReview: Hashable, Sendable {
  /// What tells it from every other: its `@id`, else its address, else publisher and claim; with "#2" behind it for the
  /// second claim under one of these.
  package private(set) var id: String
  /// The claim that was checked, as the publisher words it.
  package let claim: String
  /// Of the fact-check.
  package let title: String?
  package let summary: String?
  /// Who said it.
  package let speaker: String?
  package let publisher: String?
  /// The publisher's own word for the result: "Mostly false".
  package let rating: String?
  /// `yyyy-mm-dd`
  package let date: String?
  package let url: String?

  package init(
    id: String, claim: String, title: String? = nil, summary: String? = nil, speaker: String? = nil,
    publisher: String? = nil, rating: String? = nil, date: String? = nil, url: String? = nil
  ) {
    (self.id, self.claim, self.title, self.summary, self.speaker) = (id, claim, title, summary, speaker)
    (self.publisher, self.rating, self.date, self.url) = (publisher, rating, date, url)
  }

  /// The fact-checks in JSON-LD, wherever in it they stand; nil for what is no JSON.
  package static func all(in json: [UInt8]) -> [ClaimReview]? {
    LinkedData(json: json).map { all(in: [$0], page: nil) }
  }

  /// - Parameter page: the address of the page that the data stands on.
  static func all(in data: [LinkedData], page: String?) -> [ClaimReview] {
    let reviews = data.flatMap(\.objects).filter { $0.types.contains("ClaimReview") }
    return distinct(reviews.compactMap { ClaimReview($0, page: page) })
  }

  /// Those of one source, each with an id of its own: an article that checks three claims has one address. Of several
  /// reviews of one claim under one id the last.
  package static func distinct(_ reviews: [ClaimReview]) -> [ClaimReview] {
    var all: [ClaimReview] = []
    var places: [String: [Int]] = [:]
    for var review in reviews {
      let known = places[review.id] ?? []
      if let place = known.first(where: { all[$0].claim == review.claim }) {
        review.id = all[place].id
        all[place] = review
        continue
      }
      places[review.id, default: []].append(all.count)
      if !known.isEmpty { review.id += "#\(known.count + 1)" }
      all.append(review)
    }
    return all
  }

  private init?(_ data: LinkedData, page: String?) {
    let item = data["itemReviewed"]?.first
    guard let claim = data["claimReviewed"]?.text ?? item?["name"]?.text ?? item?["description"]?.text else {
      return nil
    }
    self.claim = claim
    (title, summary) = (data["name"]?.text ?? data["headline"]?.text, data["description"]?.text)
    speaker = item?["author"]?.names
    publisher = data["publisher"]?.names ?? data["author"]?.names
    rating = data["reviewRating"]?.first.flatMap(Self.rating)
    date = data["datePublished"]?.text.flatMap { CalendarDate(iso: $0) }?.iso
    url = data["url"]?.first?.text ?? data["mainEntityOfPage"]?.address ?? page
    id = data["@id"]?.text.flatMap(Self.identifying) ?? url ?? "\(publisher ?? ""): \(claim)"
  }

  /// Nil for "#review" and "_:b0", which every page may have.
  private static func identifying(_ id: String) -> String? { id.hasPrefix("#") || id.hasPrefix("_:") ? nil : id }

  /// The publisher's word, else where its number stands: "2 of 6".
  private static func rating(_ data: LinkedData) -> String? {
    if let word = data["alternateName"]?.text ?? data["name"]?.text { return word }
    guard let value = data["ratingValue"]?.number else { return nil }
    return data["bestRating"]?.number.map { "\(value) of \($0)" } ?? value
  }
}

extension LinkedData {
  /// A number, or a text that is to be one, as it is shown.
  fileprivate var number: String? {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    default: text
    }
  }
}
