import Files
import Formats
import Rules
import SettingsFiles

/// What counts for each file: its folder's settings, then `--settings`, then the options.
struct LintSettings: Sendable {
  private let folders = FolderSettings()
  private let given: [SettingsLayer]
  private let disabled: [String]
  private let enabled: [String]
  /// What standard input is called.
  private let standardInput: String?

  init(_ arguments: Arguments, disabled: [String], enabled: [String], standardInput: String?) throws {
    given = try arguments.settingsFile.map { [SettingsLayer(of: $0)] } ?? []
    (self.disabled, self.enabled, self.standardInput) = (disabled, enabled, standardInput)
  }

  /// Where a file's settings are looked for.
  func places(for file: NamedFile) -> [String] { folders.places(for: path(of: file)) }

  /// Absolute. Standard input lies where its supposed name says, else in the folder where the program was started.
  func path(of file: NamedFile) -> String {
    Files.absolutePath(file.isStandardInput ? standardInput ?? "./-" : file.path)
  }

  func of(_ file: NamedFile) -> TextSettings { of(path: path(of: file)) }

  /// - Parameter path: absolute.
  private func of(path: String) -> TextSettings {
    var text = folders.settings(of: path, given: given)
    // Who asks for a rule on the command line wants to hear of it, whatever a file says.
    if !enabled.isEmpty {
      let rules = text.settings.disabledRules.filter { !enabled.contains($0) }
      if rules != text.settings.disabledRules {
        text.set("rules.disabled", by: "--enable") { $0.disabledRules = rules }
      }
      text.set("rules.enabled", by: "--enable") { $0.enabledRules += enabled }
    }
    if !disabled.isEmpty { text.set("rules.disabled", by: "--disable") { $0.disabledRules += disabled } }
    return text
  }

  /// Whether a file of a folder, or a folder in it, is to be read.
  func takes(_ path: String, isFolder: Bool) -> Bool {
    let text = of(path: path)
    if isFolder { return !text.isExcludedAsFolder }
    return (text.isIncluded ?? (allFormats.ofFile(path) != nil)) && !text.isExcluded
  }

  /// What `--show-settings` prints of a file.
  func page(of file: NamedFile, name: String) -> String {
    let text = of(file)
    var page = "\(printable(name))\n"
    if let path = text.file {
      page += "  settings file: \(printable(path))\n"
    } else {
      let places = places(for: file).map { printable($0) }
      page += "  settings file: none; looked for \(places.joined(separator: ", "))\n"
    }
    if text.isExcluded { page += "  left alone: files.exclude names it, or it is a worksheet beside its article\n" }
    let rows = allSettings.map { setting in
      (setting.name, printable(setting.value(text.settings).json), printable(text.origins[setting.name] ?? "standard"))
    }
    let widths = (rows.map { $0.0.count }.max() ?? 0, min(40, rows.map { displayWidth($0.1) }.max() ?? 0))
    for (name, value, origin) in rows {
      page += "  \(padded(name, to: widths.0))  \(padded(value, to: widths.1))  \(origin)\n"
    }
    return page
  }

  func problems(of file: NamedFile) -> [String] { of(file).problems }
}
