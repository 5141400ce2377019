import Articles
import LanguageServerProtocol

extension DocumentView {
  /// Above the headline: "4 related · 12 statements, 9 sourced", which offers the related articles when it is chosen, and where
  /// some have no source what leads to the first of them.
  func lenses() -> [CodeLens] {
    let article = article
    guard let headline = article.headline else { return [] }
    let related = related.count
    let sourced = article.sources().statementCount
    let unsourced = unsourced.count
    let statements = sourced + unsourced
    let parts = [
      related > 0 ? "\(related) related" : nil,
      statements > 0 ? "\(statements) statement\(statements == 1 ? "" : "s"), \(sourced) sourced" : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    let command = Command(
      title: parts.joined(separator: " · "), command: ServerCommand.related.rawValue, arguments: [.string(uri)])
    let range = columns.range(article.blocks[headline].range)
    guard unsourced > 0 else { return [CodeLens(range: range, command: command)] }
    let next = Command(
      title: "Go to the first without a source", command: ServerCommand.nextUnsourced.rawValue,
      arguments: [.string(uri)])
    return [CodeLens(range: range, command: command), CodeLens(range: range, command: next)]
  }
}
