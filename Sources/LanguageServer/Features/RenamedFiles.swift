import Files
import LanguageServerProtocol
import Presentation
import Rules

/// The edit that carries the ignore files of texts along when those get other names; nil where none has one.
func renamedIgnoreFiles(_ request: WillRenameFilesRequest) -> WorkspaceEdit? {
  let renames = request.files.compactMap { file -> RenameFile? in
    guard let path = FileAddress.path(of: file.oldUri), FileAddress.path(of: file.newUri) != nil,
      Files.Stamp(path + IgnoreList.fileSuffix, namedBy: .stranger).exists
    else { return nil }
    return RenameFile(oldUri: file.oldUri + IgnoreList.fileSuffix, newUri: file.newUri + IgnoreList.fileSuffix)
  }
  return renames.isEmpty ? nil : .renames(renames)
}
