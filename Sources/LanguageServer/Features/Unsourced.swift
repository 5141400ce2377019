import Articles
import LanguageServerProtocol

extension DocumentView {
  /// The statements that rest on nobody, as the line above the headline counts them.
  var unsourced: [ArticleSentence] { article.sentences { $0.isBareStatement } }

  /// The first of them that begins behind a position, else the first of all.
  func unsourced(behind position: Position?) -> Location? {
    let (statements, columns) = (unsourced, columns)
    let offset = position.map(columns.offset)
    let next = offset.flatMap { offset in statements.first { $0.passage.range.start > offset } }
    return (next ?? statements.first).map { Location(uri: uri, range: columns.range($0.passage.range)) }
  }
}
