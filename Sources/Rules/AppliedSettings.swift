import Articles

extension Settings {
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
