import Rules

/// The list of rules.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = "the list of rules"
  static let usage = [""]
  static let text = "Lists every rule with its severity. 'stet explain RULE' prints a rule's page."
  static let examples = ["stet rules"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.isEmpty else {
      throw UsageError(description: "it takes no words; 'stet explain RULE' prints one page")
    }
    let width = allRules.map { $0.page.id.count }.max() ?? 0
    for rule in allRules {
      Output.standard.write(
        "\(padded(rule.page.id, to: width))  \(rule.page.standing)\n  \(rule.page.reports)\n")
    }
    Output.standard.flush()
    return 0
  }
}
