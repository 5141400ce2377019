import Formats
import Testing

@testable import Articles

private func claims(_ json: String) -> [String]? {
  ClaimReview.all(in: Array(json.utf8))?.map {
    [$0.id, $0.claim, $0.speaker, $0.publisher, $0.rating, $0.date, $0.url].map { $0 ?? "-" }.joined(separator: " | ")
  }
}

private let review = """
  {"@type": "ClaimReview", "url": "https://ledger.example/1", "claimReviewed": "The bridge fell", "datePublished": \
  "2024-03-05T10:00:00Z", "author": {"@type": "Organization", "name": "Harbor Ledger"}, "itemReviewed": {"author": \
  {"name": "Ole Tarn"}}, "reviewRating": {"ratingValue": 2, "bestRating": 6, "alternateName": "mostly false"}}
  """
private let row =
  "https://ledger.example/1 | The bridge fell | Ole Tarn | Harbor Ledger | mostly false | 2024-03-05 | https://ledger.example/1"

@Suite struct ClaimReviewTests {
  @Test func `a fact-check is read in every form that publishers use`() {
    #expect(claims(review) == [row])
    #expect(claims("[\(review), {\"@type\": \"Person\"}]") == [row])
    #expect(claims("{\"@context\": \"https://schema.org\", \"@graph\": [\(review)]}") == [row])
    #expect(
      claims("{\"@type\": \"DataFeed\", \"dataFeedElement\": [{\"@type\": \"DataFeedItem\", \"item\": [\(review)]}]}")
        == [row])
    #expect(claims("{\"@type\": \"DataFeed\", \"dataFeedElement\": [\(review)]}") == [row])
  }

  @Test func `a review is found wherever it is nested, and under any spelling of its type`() {
    for field in ["itemListElement", "mainEntity", "review", "hasPart"] {
      #expect(claims("{\"@type\": \"Page\", \"\(field)\": [{\"item\": \(review)}]}") == [row], "\(field)")
    }
    for type in ["https://schema.org/ClaimReview", "http://schema.org/ClaimReview", "schema:ClaimReview"] {
      #expect(claims(review.replacing("\"ClaimReview\"", with: "\"\(type)\"")) == [row])
    }
    #expect(claims("\u{FEFF}" + review) == [row])
    let listed = review.replacing("\"reviewRating\": {", with: "\"reviewRating\": [{").dropLast() + "]}"
    #expect(claims(String(listed)) == [row])
  }

  @Test func `several claims under one address are several fact-checks, one claim is one`() {
    let other = review.replacing("The bridge fell", with: "The pier fell")
    let last = review.replacing("mostly false", with: "false")
    #expect(
      claims("[\(review), \(other), \(last)]") == [
        row.replacing("mostly false", with: "false"),
        row.replacing("1 | The bridge", with: "1#2 | The pier"),
      ])
    #expect(
      ClaimReview.distinct(ClaimReview.distinct([one("a"), one("b"), one("c")])).map(\.id) == ["i", "i#2", "i#3"])
  }

  private func one(_ claim: String) -> ClaimReview { ClaimReview(id: "i", claim: claim) }

  @Test(arguments: ["#review", "_:b0"])
  func `a name that every page may give identifies nothing`(_ name: String) {
    let named = review.replacing(
      "{\"@type\": \"ClaimReview\"", with: "{\"@id\": \"\(name)\", \"@type\": \"ClaimReview\"")
    #expect(claims(named) == [row])
    let bare = "{\"@type\": \"ClaimReview\", \"@id\": \"\(name)\", \"claimReviewed\": \"It fell\"}"
    #expect(claims(bare) == [": It fell | It fell | - | - | - | - | -"])
  }

  @Test func `a review without an address has that of its page`() {
    let bare = review.replacing("\"url\": \"https://ledger.example/1\", ", with: "")
    let page = Article(
      """
      <html><head><script type="application/ld+json">\(bare)</script>
      <link rel="canonical" href="https://ledger.example/page"></head><body><p>It did not.</p></body></html>
      """, format: .html)
    #expect(page.metadata.claimReviews.map(\.url) == ["https://ledger.example/page"])
    #expect(page.metadata.claimReviews.map(\.id) == ["https://ledger.example/page"])
    let entity = bare.replacing(
      "{\"@type\"", with: "{\"mainEntityOfPage\": {\"@id\": \"https://ledger.example/2\"}, \"@type\"")
    #expect(claims(entity)?.first?.hasSuffix("https://ledger.example/2") == true)
  }

  @Test func `what is missing is missing, and a claim must be there`() {
    #expect(
      claims("{\"@type\": [\"ClaimReview\"], \"claimReviewed\": \"It fell\"}") == [
        ": It fell | It fell | - | - | - | - | -"
      ])
    #expect(
      claims(
        "{\"@type\": \"ClaimReview\", \"@id\": \"7\", \"itemReviewed\": {\"name\": \"It fell\"}, \"reviewRating\": {\"ratingValue\": \"3\", \"bestRating\": 5}}"
      )
        == ["7 | It fell | - | - | 3 of 5 | - | -"])
    #expect(claims("{\"@type\": \"ClaimReview\"}") == [])
    // A rating that no machine number holds must not end the program.
    let huge = review.replacing("\"ratingValue\": 2", with: "\"ratingValue\": 1e300")
      .replacing("\"alternateName\"", with: "\"x\"")
    #expect(claims(huge)?.count == 1)
    #expect(claims("no json") == nil && claims("") == nil && claims("3") == [])
  }

  @Test func `a page that is a fact-check brings it along`() {
    let page = Article(
      "<html><head><script type=\"application/ld+json\">\(review)</script></head><body><p>It did not.</p></body></html>",
      format: .html)
    #expect(page.metadata.claimReviews.map(\.claim) == ["The bridge fell"])
  }
}
