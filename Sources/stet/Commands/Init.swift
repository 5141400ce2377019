import Files
import Glibc
import Rules
import SettingsFiles

/// A settings file to begin with.
enum InitCommand: Command {
  static let name = "init"
  static let summary = "a settings file for a folder, with every setting in it as a remark"
  static let usage = ["[FOLDER]"]
  static let text = """
    Writes \(SettingsFile.name) into a folder, the one where you are unless another is named. Every setting stands in it as a
    remark with what it does and its standard. It counts for the texts of the folder and of those below it, in the editor
    and for 'stet lint'. A file that is there already stays as it is.
    """
  static let examples = ["stet init", "stet init ~/desk"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.count <= 1 else { throw UsageError(description: "one folder is wanted, or none") }
    let path = arguments.rest.first.map { FolderChain.inside($0, SettingsFile.name) } ?? SettingsFile.name
    try Files.make(path, with: Array(settingsTemplate().utf8))
    Output.standard.write(
      "Written: \(printable(path)). 'stet lint --show-settings FILE' says what counts for a text.\n")
    Output.standard.flush()
    return 0
  }
}
