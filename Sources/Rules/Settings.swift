import Articles

/// What a user can set, in an editor's configuration or in a file for the command line.
package struct Settings: Hashable, Sendable {
  package var disabledRules: [String] = []
  /// Of the rules that are off unless listed.
  package var enabledRules: [String] = []
  package var severities: [String: Severity] = [:]
  package var claimSensitivity = Sensitivity.normal
  /// What asks the writer for a source; empty: nothing does.
  package var sourceQuery = "[source?]"
  package var deep = DeepTier.auto
  package var diagnosticsLimit = 200
  package var relatedLimit = 5
  /// Empty: the default place.
  package var archivePath = ""
  /// Folders whose files go into the archive as they change.
  package var archivePaths: [String] = []
  /// Empty: as negotiated with the editor.
  package var positionEncoding = ""

  package init() {}

  /// Whether the encoder reads what is open in an editor.
  package enum DeepTier: String, CaseIterable, Sendable { case auto, on, off }
}

extension Settings {
  /// A rule that is both enabled and disabled is disabled.
  package func runs(_ rule: RulePage) -> Bool {
    !disabledRules.contains(rule.id) && (!rule.isOff || enabledRules.contains(rule.id))
  }

  /// What the rules that run ask an archive for.
  package var wanted: ArchivedMatches.Kinds {
    allRules.filter { runs($0.page) }.compactMap { $0 as? any ArchiveRule.Type }.reduce([]) { $0.union($1.asksFor) }
  }

  /// Takes what a configuration sets, and says in sentences what it could not take. Unknown names are said too:
  /// a misspelt setting that silently does nothing costs an afternoon.
  package mutating func apply(_ configuration: SettingValue) -> [String] {
    var problems: [String] = []
    visit(configuration, path: "", &problems)
    return problems
  }

  private mutating func visit(_ value: SettingValue, path: String, _ problems: inout [String]) {
    if let setting = allSettings.first(where: { $0.name == path }) {
      if let problem = setting.apply(value, &self) { problems.append("Setting '\(path)': \(problem)") }
      return
    }
    guard case .table(let table) = value else {
      if !path.isEmpty { problems.append("There is no setting '\(path)'") }
      return
    }
    for (key, inner) in table.sorted(by: { $0.key < $1.key }) {
      visit(inner, path: path.isEmpty ? key : path + "." + key, &problems)
    }
  }
}
