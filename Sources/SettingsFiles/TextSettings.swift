import Files
import Rules

/// What counts for one text, and where it comes from.
package struct TextSettings: Sendable {
  package var settings = Settings()
  /// Where a setting was said, by its name; the standard ones are missing.
  package private(set) var origins: [String: String] = [:]
  /// The `.stet.json` that counts; nil without one.
  package internal(set) var file: String?
  /// What could not be taken of the folder's file, in sentences: the user was told of his own when he gave it.
  package internal(set) var problems: [String] = []

  private let path: String?
  private var excluded: PathPatterns?
  private var included: PathPatterns?

  init(path: String?) { self.path = path }

  /// Whether the text is to be left alone.
  package var isExcluded: Bool {
    path.map { WorksheetName.isOne($0) || excluded?.covers($0) ?? false } ?? false
  }

  /// Whether the folder with all in it is to be left alone, where the path is a folder's.
  package var isExcludedAsFolder: Bool { path.map { excluded?.covers($0, isFolder: true) ?? false } ?? false }

  /// Whether files of folders are wanted by their patterns; nil where there are none.
  package var isIncluded: Bool? {
    guard let path, let included, !settings.includedFiles.isEmpty else { return nil }
    return included.covers(path)
  }

  /// Sets what an option of the command line says.
  ///
  /// - Parameter name: the setting's.
  package mutating func set(_ name: String, by origin: String, _ change: (inout Settings) -> Void) {
    change(&settings)
    origins[name] = [origins[name], origin].compactMap { $0 }.joined(separator: ", then ")
  }

  mutating func take(_ layer: SettingsLayer) {
    var taken: Set<String> = []
    apply(layer.value, layer, layer.origin, upTo: layer.scope) { taken.insert($0) }
    if taken.contains("files.exclude") { excluded = PathPatterns(settings.excludedFiles, in: layer.folder) }
    if taken.contains("files.include") { included = PathPatterns(settings.includedFiles, in: layer.folder) }
    guard taken.contains("overrides") else { return }
    for override in settings.overrides {
      if let path, PathPatterns(override.files, in: layer.folder).covers(path) {
        apply(
          override.values, layer, "\(layer.origin), overrides of \(override.files.joined(separator: ", "))", upTo: .text
        )
      } else {
        // A slip in it is told before a text comes that it is for.
        var others = TextSettings(path: nil)
        others.apply(override.values, layer, "", upTo: .text)
        note(others.problems, layer)
      }
    }
  }

  private mutating func note(_ found: [String], _ layer: SettingsLayer) {
    if layer.scope < .user { problems += found }
  }

  private mutating func apply(
    _ value: SettingValue, _ layer: SettingsLayer, _ origin: String, upTo scope: Setting.Scope,
    taken: (String) -> Void = { _ in }
  ) {
    var names: [String] = []
    let found = settings.apply(value, upTo: scope) { names.append($0) }
    note(found.map { "\(layer.origin): \($0)" }, layer)
    for name in names {
      origins[name] = origin
      taken(name)
    }
  }
}
