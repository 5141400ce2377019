import Articles
import LanguageServerProtocol

extension DocumentView {
  /// One line above the headline: "4 related · 12 statements, 9 sourced". Choosing it offers the related articles.
  func lenses() -> [CodeLens] {
    let article = article
    guard let headline = article.headline else { return [] }
    let related = related.count
    let sourced = article.sources().statementCount
    let statements = sourced + article.sentences { $0.isBareStatement }.count
    let parts = [
      related > 0 ? "\(related) related" : nil,
      statements > 0 ? "\(statements) statement\(statements == 1 ? "" : "s"), \(sourced) sourced" : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    let command = Command(
      title: parts.joined(separator: " · "), command: ServerCommand.related.rawValue, arguments: [.string(uri)])
    return [CodeLens(range: columns.range(article.blocks[headline].range), command: command)]
  }
}
