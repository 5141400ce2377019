import Rules

/// The list of rules.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = "the list of rules"
  static let usage = ["[OPTIONS]"]
  static let text = "Lists every rule with its severity. 'stet explain RULE' prints a rule's page."
  static let options: [Option] = [
    .report.saying(
      "for people, or for programs: one array of {\"id\", \"severity\", \"off\", \"reports\", \"because\", \"wrong\", \"right\", "
        + "\"measured\"}, whose shape is in Protocol/rules.schema.json")
  ]
  static let examples = ["stet rules", "stet rules --format json | jq -r '.[] | select(.off) | .id'"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.isEmpty else {
      throw UsageError(description: "it takes no words; 'stet explain RULE' prints one page")
    }
    let isForPrograms = try arguments.choice(.report) == "json"
    Output.standard.write(isForPrograms ? json : list)
    Output.standard.flush()
    return 0
  }

  private static var list: String {
    let width = allRules.map { $0.page.id.count }.max() ?? 0
    return allRules.map { "\(padded($0.page.id, to: width))  \($0.page.standing)\n  \($0.page.reports)\n" }.joined()
  }

  private static var json: String {
    var array = JSONRows()
    return "[" + allRules.map { array.next(Row($0.page)) }.joined() + array.end + "]\n"
  }

  private struct Row: Encodable {
    /// What the findings are worth; shares from 0 to 1.
    struct Level: Encodable {
      let sensitivity: String
      let tier: String
      let precision: Double
      let recall: Double
    }

    let id: String
    let severity: String
    let off: Bool
    let reports: String
    let because: String
    let wrong: [String]
    let right: [String]
    let measured: [Level]?

    init(_ page: RulePage) {
      (id, severity, off) = (page.id, page.severity.rawValue, page.isOff)
      (reports, because, wrong, right) = (page.reports, page.because, page.wrong, page.right)
      let levels = Sensitivity.allCases.flatMap { level in
        [("quick", page.measured[level]), ("deep", page.measuredDeeply[level])].compactMap { tier, measured in
          measured.map {
            Level(sensitivity: level.rawValue, tier: tier, precision: rounded($0.precision), recall: rounded($0.recall))
          }
        }
      }
      measured = levels.isEmpty ? nil : levels
    }
  }
}
