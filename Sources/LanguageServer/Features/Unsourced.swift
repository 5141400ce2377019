import Articles
import LanguageServerProtocol

extension DocumentView {
  /// The statements that rest on nobody, as the line above the headline counts them.
  var unsourced: [ArticleSentence] { article.sentences { $0.isBareStatement } }

  /// Leads from a position to the next of them; offered on the headline, and to whoever asks for the kind.
  func unsourcedFinders(_ only: [String]?, atHeadline isAtHeadline: Bool, _ position: Position) -> [CodeAction] {
    guard isAtHeadline || asks(for: ActionKind.nextUnsourced, only), !unsourced.isEmpty else { return [] }
    let title = "Go to the next statement without a source"
    let command = Command(
      title: title, command: ServerCommand.nextUnsourced.rawValue,
      arguments: [.string(uri), .integer(position.line), .integer(position.character)])
    return [CodeAction(title: title, kind: ActionKind.nextUnsourced, command: command)]
  }

  /// The first of them that begins behind a position, else the first of all.
  func unsourced(behind position: Position?) -> Location? {
    let (statements, columns) = (unsourced, columns)
    let offset = position.map(columns.offset)
    let next = offset.flatMap { offset in statements.first { $0.passage.range.start > offset } }
    return (next ?? statements.first).map { Location(uri: uri, range: columns.range($0.passage.range)) }
  }
}
