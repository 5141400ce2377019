import Formats

/// A fact-check as a user reads it: the claim, and whose words about it these are.
package enum ClaimText {
  package static func markup(_ claim: ClaimReview) -> Markup {
    var markup = Markup()
    markup.add(.strong(claim.claim), .text(claim.speaker.map { " (said by \($0))" } ?? ""))
    markup.add(.text(verdict(claim)))
    if let url = claim.url, Markup.isWeb(url) { markup.add(.link(claim.title ?? url, to: url)) }
    return markup
  }

  /// "Checked by Harbor Ledger on 2024-03-05, who call it “mostly false”"
  package static func verdict(_ claim: ClaimReview) -> String {
    let who = claim.publisher ?? "somebody who is not named"
    let rating = claim.rating.map { ", who call it “\($0)”" } ?? ""
    return "Checked by \(who)\(claim.date.map { " on \($0)" } ?? "")\(rating)"
  }
}
