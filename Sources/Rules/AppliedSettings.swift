import Articles

extension Settings {
  /// What the rules that run ask an archive for.
  package var wanted: ArchivedMatches.Kinds {
    allRules.filter { runs($0.page) }.compactMap { $0 as? any ArchiveRule.Type }.reduce([]) { $0.union($1.asksFor) }
  }

  /// Takes what a configuration sets, and says in sentences what it could not take. Unknown names are said too:
  /// a misspelt setting that silently does nothing costs an afternoon.
  ///
  /// - Parameters:
  ///   - scope: of whose settings they are; others are left out.
  ///   - taken: is handed the name of every setting that the configuration speaks of.
  package mutating func apply(
    _ configuration: SettingValue, upTo scope: Setting.Scope = .user, taken: (String) -> Void = { _ in }
  ) -> [String] {
    var problems: [String] = []
    visit(configuration, path: "", scope, taken, &problems)
    return problems
  }

  private mutating func visit(
    _ value: SettingValue, path: String, _ scope: Setting.Scope, _ taken: (String) -> Void, _ problems: inout [String]
  ) {
    if let setting = allSettings.first(where: { $0.name == path }) {
      if setting.scope > scope {
        problems.append("Setting '\(path)': is left out: \(Self.reason(setting.scope))")
      } else {
        if let problem = setting.apply(value, &self) { problems.append("Setting '\(path)': \(problem)") }
        taken(path)
      }
      return
    }
    // Says an editor of JSON where the shape of the file is told.
    if path == Self.schemaKey { return }
    guard case .table(let table) = value else {
      if !path.isEmpty { problems.append("There is no setting '\(path)'") }
      return
    }
    for (key, inner) in table.sorted(by: { $0.key < $1.key }) {
      visit(inner, path: path.isEmpty ? key : path + "." + key, scope, taken, &problems)
    }
  }

  static let schemaKey = "$schema"

  private static func reason(_ scope: Setting.Scope) -> String {
    scope == .user
      ? "a folder, which a stranger may have made, does not say where Stet writes and what it works on; "
        + "set it in the editor"
      : "it is of a whole folder, and belongs outside of 'overrides'"
  }
}
