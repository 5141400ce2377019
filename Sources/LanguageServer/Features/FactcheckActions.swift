import Archive
import Articles
import Formats
import LanguageServerProtocol

extension DocumentView {
  /// Lets the user look for fact-checks of the statement at a place; offered where the archive has any.
  func factcheckers(at range: TextRange) -> [CodeAction] {
    guard let statement = statement(at: range.start, in: article), let archive, archive.holdsClaims
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
}
