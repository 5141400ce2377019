import LanguageServerProtocol

extension DocumentView {
  /// Puts the article into the archive, or its newest text in the place of the one that is there; offered on the headline.
  func adders(atHeadline isAtHeadline: Bool) -> [CodeAction] {
    guard isAtHeadline, hasPlaceForArchive else { return [] }
    let title = "Put this article into the archive"
    return [
      CodeAction(
        title: title, kind: ActionKind.archive,
        command: Command(title: title, command: ServerCommand.addToArchive.rawValue, arguments: [.string(uri)]))
    ]
  }
}
