import Archive
import Formats
import LanguageServerProtocol
import Presentation

extension Server {
  /// The most that a question before the user lists.
  private static let mostShown = 5

  /// Offers the fact-checks nearest to a statement, and answers with them.
  func offerFactchecks(of statement: String) throws(ResponseError) -> JSONValue {
    guard let archive = openArchive() else {
      throw ResponseError(.requestFailed, "There is no archive to look in; 'stet archive add' makes one")
    }
    let found: [FoundClaim]
    do { found = try archive.claims(near: statement, limit: Self.mostShown) } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
    let choices = found.compactMap { found in
      found.claim.url.flatMap { Markup.isWeb($0) ? (title: Self.title(of: found.claim), address: $0) : nil }
    }
    if found.isEmpty {
      tell(.info, "No fact-check in the archive is near to that")
    } else if choices.isEmpty {
      // Without an address there is nothing to open, but all to read.
      tell(.info, found.prefix(3).map { Self.title(of: $0.claim) }.joined(separator: "; "))
    } else {
      offer("Fact-checks near to that statement", choices)
    }
    return .array(found.map { Self.row($0) })
  }

  private static func title(of claim: ClaimReview) -> String {
    "“\(claim.claim)” \(ClaimText.verdict(claim))".onOneLine
  }

  private static func row(_ found: FoundClaim) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let claim = found.claim
    return .object([
      "claim": .string(claim.claim), "publisher": text(claim.publisher), "rating": text(claim.rating),
      "date": text(claim.date), "url": text(claim.url),
    ])
  }
}
