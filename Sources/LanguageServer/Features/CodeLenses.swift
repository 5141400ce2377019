import Articles
import LanguageServerProtocol

extension Server {
  /// One line above the headline: "4 related · 12 statements, 9 sourced". Choosing it offers the related articles.
  func lenses(_ request: CodeLensRequest) -> [CodeLens] {
    let uri = request.textDocument.uri
    return with(uri) { document in
      let article = document.article()
      guard let headline = article.headline else { return [] }
      let related = related(to: &document).count
      let sourced = article.sources().statementCount
      let statements = sourced + article.bareStatementCount
      let parts = [
        related > 0 ? "\(related) related" : nil,
        statements > 0 ? "\(statements) statement\(statements == 1 ? "" : "s"), \(sourced) sourced" : nil,
      ].compactMap { $0 }
      guard !parts.isEmpty else { return [] }
      let command = Command(
        title: parts.joined(separator: " · "), command: ServerCommand.related.rawValue, arguments: [.string(uri)])
      return [CodeLens(range: columns(document.text).range(article.blocks[headline].range), command: command)]
    } ?? []
  }
}

extension Article {
  /// Sentences that state something and that nobody holds up.
  fileprivate var bareStatementCount: Int {
    blocks.indices.reduce(0) { count, block in
      count + facts[block].sentences.indices.count { isBareStatement(block: block, sentence: $0) }
    }
  }
}
