import Articles

/// Facts in, findings out. A rule reads facts only; if it wants to search the text, a fact is missing.
package protocol Rule: Sendable {
  static var page: RulePage { get }
  init()
  /// In no order; ranges are bytes of the source.
  func findings(in article: Article) -> [Finding]
}

/// Every rule there is. A new rule is one file and one line here.
package let allRules: [any Rule.Type] = [
  Boilerplate.self,
  UnattributedClaim.self,
  VagueAttribution.self,
]

/// What is said of a rule wherever it is named: `stet rules`, `stet explain`, `Protocol/Rules.md`.
package struct RulePage: Sendable {
  /// The diagnostic's `code`, the name in settings and in stet marks.
  package let id: String
  package let severity: Severity
  /// One sentence: what it reports.
  package let reports: String
  /// Why a desk would want to know.
  package let because: String
  /// Texts with the finding between ⟦ and ⟧.
  package let wrong: [String]
  /// Texts it says nothing about.
  package let right: [String]
}

/// How much a finding matters, in the words and order of the Language Server Protocol.
package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
  case hint
  case information
  case warning
  case error

  private var rank: Int { Self.allCases.firstIndex(of: self)! }
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// One thing that a rule has to say about one place.
package struct Finding: Hashable, Sendable {
  /// The rule's name.
  package var rule: String
  package var severity: Severity
  /// Bytes of the source.
  package let range: TextRange
  /// Plain text, with words of the article in it: data, never markup.
  package let message: String
  /// How sure the facts are, 0 to 1, where they say.
  package let score: Double?
  /// The text can go without loss to the article; editors grey it out.
  package let isUnnecessary: Bool

  package init(range: TextRange, message: String, score: Double? = nil, isUnnecessary: Bool = false) {
    rule = ""
    severity = .hint
    self.range = range
    self.message = message
    self.score = score
    self.isUnnecessary = isUnnecessary
  }
}
