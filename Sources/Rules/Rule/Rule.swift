import Articles
import Formats

/// Facts in, findings out. A rule reads facts only; if it wants to search the text, a fact is missing.
package protocol Rule: Sendable {
  static var page: RulePage { get }
  init()
  /// In no order; ranges are bytes of the source. Of the settings, what says how the rule is to judge: which rules run and
  /// how much their findings matter is not theirs to know.
  func findings(in article: Article, settings: Settings) -> [Finding]
}

/// A rule on what an archive holds of an article's words. Rules read no files: whoever has an archive looks before the
/// rules run, and hands them what was found.
package protocol ArchiveRule: Rule {
  static var asksFor: ArchivedMatches.Kinds { get }
  func findings(in article: Article, archived: ArchivedMatches, settings: Settings) -> [Finding]
}

extension ArchiveRule {
  package func findings(in article: Article, settings: Settings) -> [Finding] { [] }
}

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
  /// What the archive holds for these texts; empty for rules that ask none.
  package var archived: [ArchivedExample] = []
  package var checked: [ClaimReview] = []
  /// Says nothing unless the setting `rules.enabled` names it: a matter of a desk's taste.
  package var isOff = false
  /// Whether what it finds is wrong in any language; the others know English only and are silent elsewhere.
  package var isForAnyLanguage = false
  /// What its findings were worth on the labelled sentences of 886 news articles, each article judged by weights that were
  /// fitted without it: what `stet-train claims` prints as cross-validation.
  package var measured: [Sensitivity: Measured] = [:]

  /// The same where the deep tier has read the text, on 108 articles of US news, world news and pages of all desks that no part
  /// of it was fitted on.
  package var measuredDeeply: [Sensitivity: Measured] = [:]

  /// Shares from 0 to 1.
  package struct Measured: Hashable, Sendable {
    /// Of the findings, those that an editor would want.
    package let precision: Double
    /// Of what an editor would want found, what was.
    package let recall: Double

    package init(precision: Double, recall: Double) {
      self.precision = precision
      self.recall = recall
    }
  }

  /// An archived article of one paragraph.
  package struct ArchivedExample: Hashable, Sendable {
    package let outlet: String
    package let date: String
    package let text: String
  }

  /// The examples as an archive would have them.
  package var archivedTexts: [ArchivedText] {
    archived.map { example in
      ArchivedText(
        head: ArchivedHead(id: example.text, title: "", date: example.date, outlet: example.outlet, url: nil),
        text: example.text, quotations: PrintedQuotation.all(in: example.text))
    }
  }

  /// "hint", "hint, off unless enabled"
  package var standing: String { isOff ? "\(severity.rawValue), off unless enabled" : severity.rawValue }
}
