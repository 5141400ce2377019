import Files
import Rules

/// A file of settings: one that the user names, or the `.stet.json` of a folder.
package struct SettingsFile: Sendable {
  /// Of one that is found by itself.
  package static let name = ".stet.json"

  /// Absolute.
  package let path: String
  let value: SettingValue

  package init(_ path: String, namedBy: NamedBy = .user) throws(FileError) {
    let read = try Files.read(path, namedBy: namedBy, largest: Files.largestList)
    let bytes = try DecodedText(read, of: path, declares: false).bytes
    let table: [String: SettingValue]?
    do {
      table = try SettingsText.value(of: bytes).asTable
    } catch {
      throw FileError(description: "\(path): is no settings file: line \(error.line): \(error.says)")
    }
    guard let table else {
      throw FileError(
        description: "\(path): is no settings file: a JSON object is wanted, as Protocol/Settings.md shows")
    }
    self.path = Files.absolutePath(path)
    // As an editor's configuration has it.
    value = table["stet"] ?? .table(table)
  }

  /// What a user who names it is told of it, in sentences.
  package var problems: [String] {
    // Of a folder's file all is told, whatever texts there are.
    var settings = Settings()
    var found = settings.apply(value)
    for override in settings.overrides { found += settings.apply(override.values, upTo: .text) }
    return found.map { "\(path): \($0)" }
  }

  var folder: String { FolderChain.folder(of: path) }
}
