import Articles
import Formats

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
  /// Other places that a reader of the finding will want to see.
  package let related: [Remark]
  /// What is said in archived articles.
  package let archived: [ArchivedRemark]
  /// What would set it right, the best first.
  package let fixes: [Fix]

  package init(
    range: TextRange, message: String, score: Double? = nil, isUnnecessary: Bool = false, related: [Remark] = [],
    archived: [ArchivedRemark] = [], fixes: [Fix] = []
  ) {
    rule = ""
    severity = .hint
    self.range = range
    self.message = message
    self.score = score
    self.isUnnecessary = isUnnecessary
    self.related = related
    self.archived = archived
    self.fixes = fixes
  }
}

/// A sentence about another place of the text than the finding's own.
package struct Remark: Hashable, Sendable {
  /// Bytes of the source.
  package let range: TextRange
  package let message: String

  package init(range: TextRange, message: String) {
    self.range = range
    self.message = message
  }
}

/// A sentence about an archived article.
package struct ArchivedRemark: Hashable, Sendable {
  package let head: ArchivedHead
  /// What it speaks of, as it stands there.
  package let words: String
  package let message: String

  package init(head: ArchivedHead, words: String, message: String) {
    self.head = head
    self.words = words
    self.message = message
  }
}

/// A change to a text: bytes of the source, and what shall stand there.
package struct Edit: Hashable, Sendable {
  package let range: TextRange
  package let text: String

  package init(range: TextRange, text: String) {
    self.range = range
    self.text = text
  }
}

/// Edits that belong together, under the words that an editor offers them by.
package struct Fix: Hashable, Sendable {
  package let title: String
  /// They share no byte.
  package let edits: [Edit]
  /// Sets the finding right, so that a user may take it without looking; else it only notes what is to be done.
  package let isCorrection: Bool
  /// False where somebody ought to look before it is made: where a quotation ends is a guess.
  package let isCertain: Bool

  package init(title: String, edits: [Edit], isCorrection: Bool = true, isCertain: Bool = true) {
    self.title = title
    self.edits = edits
    self.isCorrection = isCorrection
    self.isCertain = isCertain
  }
}
