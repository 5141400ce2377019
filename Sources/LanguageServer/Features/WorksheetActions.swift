import Files
import Formats
import LanguageServerProtocol
import Presentation

extension DocumentView {
  /// Has all that there is to check of the article written beside it; offered on the headline, and to whoever asks for just
  /// this kind: a hook on saving that asks for all of `source` shall write no file.
  func worksheetMakers(_ only: [String]?, atHeadline isAtHeadline: Bool) -> [CodeAction] {
    let isMenu = only.map { $0.isEmpty || $0.contains("") } ?? true
    guard isMenu ? isAtHeadline : only?.contains(ActionKind.worksheet) ?? false,
      let path, !WorksheetName.isOne(path)
    else { return [] }
    let title = "Make a worksheet"
    return [
      CodeAction(
        title: title, kind: ActionKind.worksheet,
        command: Command(title: title, command: ServerCommand.worksheet.rawValue, arguments: [.string(uri)]))
    ]
  }

  /// All that there is to check, with what the editor shows of it.
  ///
  /// - Parameter name: of the file, which the sheet lies beside.
  func worksheet(_ name: String) -> WorksheetFile {
    WorksheetFile(
      name: name, path: name, text: article.text,
      sheet: Worksheet(of: article, findings, knowledge, archive: archive, ownID: path))
  }
}
