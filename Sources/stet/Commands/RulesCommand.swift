import LanguageServerProtocol
import Rules

/// The list of rules.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = "the list of rules"
  static let options: [Option] = []
  static let help = """
    Usage: stet rules

    Lists every rule with its severity. 'stet explain RULE' prints a rule's page.

    Example:
      stet rules

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.isEmpty else {
      throw UsageError(description: "it takes no words; 'stet explain RULE' prints one page")
    }
    let width = allRules.map { $0.page.id.count }.max() ?? 0
    for rule in allRules {
      let space = String(repeating: " ", count: width - rule.page.id.count + 2)
      Output.standard.write("\(rule.page.id)\(space)\(rule.page.standing)\n  \(rule.page.reports)\n")
    }
    Output.standard.flush()
    return 0
  }
}

/// A rule's page.
enum Explain: Command {
  static let name = "explain"
  static let summary = "what a rule reports and why, with examples"
  static let options: [Option] = []
  static let help = """
    Usage: stet explain RULE

    Prints what a rule reports, why, and what it says nothing about.

    Example:
      stet explain vague-attribution

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.count == 1 else {
      throw UsageError(description: "one rule is wanted; 'stet rules' lists them")
    }
    guard let rule = allRules.first(where: { $0.page.id == arguments.rest[0] }) else {
      throw UsageError(description: "there is no rule '\(printable(arguments.rest[0]))'; 'stet rules' lists them")
    }
    Output.standard.write(rulePage(rule.page))
    Output.standard.flush()
    return 0
  }
}
