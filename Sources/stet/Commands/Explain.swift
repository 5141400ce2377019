import Rules

/// A rule's page.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "what a rule reports and why, with examples"
  static let usage = ["RULE"]
  static let text = "Prints what a rule reports, why, and what it says nothing about."
  static var words: [String] { allRules.map { $0.page.id } }
  static let examples = ["stet explain vague-attribution"]

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
