import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation

extension Server {
  /// The most that a question before the user lists.
  private static let mostShown = 5

  /// Lets the user look for fact-checks of the statement at a place; offered where the archive has any.
  func factcheckers(in document: inout Document, at range: TextRange) -> [CodeAction] {
    let article = document.article()
    guard let statement = statement(at: range.start, in: article), let archive = openArchive(), archive.holdsClaims
    else { return [] }
    let title = "Look for fact-checks"
    return [
      CodeAction(
        title: title, kind: ActionKind.factcheck,
        command: Command(title: title, command: ServerCommand.factcheck.rawValue, arguments: [.string(statement)]))
    ]
  }

  private func statement(at offset: Int, in article: Article) -> String? {
    guard let block = article.block(at: offset), article.isBody(block) || article.headline == block,
      let number = article.sentence(at: offset, in: block)
    else { return nil }
    let sentence = article.facts[block].sentences[number]
    return sentence.isQuestion || sentence.wordCount < 4 ? nil : article.blocks[block].words(sentence.range)
  }

  /// Offers the fact-checks nearest to a statement, and answers with them.
  func offerFactchecks(of statement: String) throws(ResponseError) -> JSONValue {
    guard let archive = openArchive() else {
      throw ResponseError(.requestFailed, "There is no archive to look in; 'stet archive add' makes one")
    }
    let found = (try? archive.claims(near: statement, limit: Self.mostShown)) ?? []
    let choices = found.compactMap { found in
      found.claim.url.flatMap { Markup.isSafe($0) ? (title: Self.title(of: found.claim), address: $0) : nil }
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
