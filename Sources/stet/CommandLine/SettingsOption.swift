import Files
import SettingsFiles

extension Arguments {
  /// The file of `--settings`, all of which must be understood; nil without the option.
  var settingsFile: SettingsFile? {
    get throws {
      guard let path = value(.settings) else { return nil }
      let file = try SettingsFile(path)
      if let problem = file.problems.first { throw FileError(description: problem) }
      return file
    }
  }
}
