import FoundationEssentials

/// A fact-check as its publisher describes it, in the words of schema.org's `ClaimReview`.
///
/// Stet shows who has checked what and what they called it. It never says so itself.
package struct ClaimReview: Hashable, Sendable {
  /// What tells it from every other: its `@id`, else its address, else publisher and claim.
  package let id: String
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

  /// The fact-checks in JSON-LD: one, a list of them, a graph or a data feed; nil for what is no JSON.
  package static func all(in json: [UInt8]) -> [ClaimReview]? {
    guard let data = try? JSONDecoder().decode(LinkedData.self, from: Data(json)) else { return nil }
    return all(in: data)
  }

  static func all(in data: LinkedData) -> [ClaimReview] {
    data.nodes.filter { $0.types.contains("ClaimReview") }.compactMap(ClaimReview.init)
  }

  private init?(_ data: LinkedData) {
    let item = data["itemReviewed"]
    guard let claim = data["claimReviewed"]?.text ?? item?["name"]?.text ?? item?["description"]?.text else {
      return nil
    }
    self.claim = claim
    (title, summary) = (data["name"]?.text ?? data["headline"]?.text, data["description"]?.text)
    speaker = item?["author"]?.names
    publisher = data["publisher"]?.names ?? data["author"]?.names
    rating = data["reviewRating"].flatMap(Self.rating)
    date = data["datePublished"]?.text.flatMap { CalendarDate(iso: $0) }?.iso
    url = data["url"]?.text
    id = data["@id"]?.text ?? url ?? "\(publisher ?? ""): \(claim)"
  }

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
