import LanguageServerProtocol

extension DocumentView {
  /// Puts the article into the archive, or its newest text in the place of the one that is there; offered on the headline, and
  /// to whoever asks for the kind.
  func adders(_ only: [String]?, atHeadline isAtHeadline: Bool) -> [CodeAction] {
    guard isAtHeadline || asks(for: ActionKind.archive, only), hasPlaceForArchive else { return [] }
    let title = "Put this article into the archive"
    return [
      CodeAction(
        title: title, kind: ActionKind.archive,
        command: Command(title: title, command: ServerCommand.addToArchive.rawValue, arguments: [.string(uri)]))
    ]
  }
}
