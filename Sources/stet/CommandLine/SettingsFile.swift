import Files
import FoundationEssentials
import JSONBounds
import LanguageServerProtocol
import Rules

/// A settings file for the command line: JSON, the same table as an editor's.
enum SettingsFile {
  /// The settings of a file, or the standard ones without one.
  static func settings(_ path: String?) throws -> Settings {
    var settings = Settings()
    guard let path else { return settings }
    let bytes = try Files.read(path, largest: Files.largestList)
    guard !JSONNesting.isTooDeep(bytes) else {
      throw FileError(
        description: "\(path): is no settings file: it is nested deeper than \(JSONNesting.deepest) lists and objects")
    }
    guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), let table = json.asObject else {
      throw FileError(
        description: "\(path): is no settings file: a JSON object is wanted, as Protocol/Settings.md shows")
    }
    let problems = settings.apply(SettingValue(table["stet"] ?? json))
    if let problem = problems.first { throw FileError(description: "\(path): \(problem)") }
    return settings
  }
}
