import Articles
import Formats

/// Reports a sentence that all but repeats a claim which somebody has checked.
struct CheckedClaim: ArchiveRule {
  static let page = RulePage(
    id: "checked-claim",
    severity: .hint,
    reports: "A sentence that all but repeats a claim of which the archive has a fact-check.",
    because:
      "Whoever writes it should know what the fact-checkers found, and may want to name them. Nothing is said about whether "
      + "the sentence is true: it may repeat the claim, deny it or tell who made it. Held against 27,222 fact-checks, "
      + "5,000 news articles got 33 hints, of which 31 were right when read: the claim that was checked, or the same words "
      + "of the same person. 1,663 tweets and sentences of debates got 87, all of them right.",
    wrong: [
      "The council met on Monday. ⟦The bridge over the Tarn has cost the city of Dunmore 40 million crowns, the mayor said.⟧"
    ],
    right: [
      "The bridge over the Tarn has cost the city of Dunmore 60 million crowns, the mayor said.",
      "The mayor said that the bridge in Dunmore is over budget.",
      "Has the bridge over the Tarn cost the city of Dunmore 40 million crowns?",
    ],
    checked: [
      ClaimReview(
        id: "tarn-bridge", claim: "The bridge over the Tarn cost the city of Dunmore 40 million crowns.",
        publisher: "Harbor Ledger", rating: "mostly false", date: "2026-03-02",
        url: "https://ledger.example/tarn-bridge")
    ])

  static let asksFor = ArchivedMatches.Kinds.checked

  func findings(in article: Article, archived: ArchivedMatches, settings: Settings) -> [Finding] {
    archived.checked.compactMap { sentence in
      sentence.claims.first.map { nearest in
        Finding(
          range: sentence.range, message: message(nearest),
          archived: sentence.claims.map { ArchivedRemark(head: $0.head, words: $0.claim, message: remark($0)) })
      }
    }
  }

  /// "Harbor Ledger checked a claim like this on 2026-03-02, and rated it 'mostly false': 'The bridge cost 40 million'"
  private func message(_ claim: ClaimReview) -> String {
    let who = claim.publisher.map { abbreviated($0, to: 60) } ?? "Somebody who is not named"
    let rating = claim.rating.map { ", and rated it '\(abbreviated($0, to: 60))'" } ?? ""
    return "\(who) checked a claim like this\(claim.date.map { " on \($0)" } ?? "")\(rating): "
      + "'\(abbreviated(claim.claim, to: 200))'"
  }

  private func remark(_ claim: ClaimReview) -> String {
    let says =
      "'\(abbreviated(claim.claim, to: 200))'\(claim.rating.map { ", rated '\(abbreviated($0, to: 60))'" } ?? "")"
    return claim.title.map { "\(abbreviated($0, to: 200)): \(says)" } ?? says
  }
}

extension ClaimReview {
  /// What a link to it needs. No id of a publisher's making may pass for the path of a file.
  fileprivate var head: ArchivedHead {
    ArchivedHead(id: id.hasPrefix("/") ? "" : id, title: title ?? "", date: date, outlet: publisher, url: url)
  }
}
