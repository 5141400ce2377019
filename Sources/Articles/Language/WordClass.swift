/// What the word lists know about a word. A word can be of several classes: "reports" is a verb and a document.
package struct WordClass: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  package static let speechVerb = WordClass(rawValue: 1 << 0)
  package static let beliefVerb = WordClass(rawValue: 1 << 1)
  package static let findingVerb = WordClass(rawValue: 1 << 2)
  package static let baseForm = WordClass(rawValue: 1 << 3)
  package static let thirdPersonForm = WordClass(rawValue: 1 << 4)
  package static let pastForm = WordClass(rawValue: 1 << 5)
  package static let gerund = WordClass(rawValue: 1 << 6)
  package static let cueNoun = WordClass(rawValue: 1 << 7)
  package static let vagueNoun = WordClass(rawValue: 1 << 8)
  package static let documentNoun = WordClass(rawValue: 1 << 9)
  package static let vagueAdverb = WordClass(rawValue: 1 << 10)
  package static let functionWord = WordClass(rawValue: 1 << 11)
  package static let auxiliary = WordClass(rawValue: 1 << 12)
  package static let abbreviation = WordClass(rawValue: 1 << 13)
  package static let roleNoun = WordClass(rawValue: 1 << 14)
  package static let title = WordClass(rawValue: 1 << 15)
  package static let givenName = WordClass(rawValue: 1 << 16)
  package static let demonym = WordClass(rawValue: 1 << 17)
  package static let place = WordClass(rawValue: 1 << 18)
  package static let organization = WordClass(rawValue: 1 << 19)
  /// Begins an entry of several words.
  package static let phraseStart = WordClass(rawValue: 1 << 20)
  package static let causal = WordClass(rawValue: 1 << 21)
  package static let comparative = WordClass(rawValue: 1 << 22)
  package static let superlative = WordClass(rawValue: 1 << 23)
  package static let quantity = WordClass(rawValue: 1 << 24)
  package static let allegation = WordClass(rawValue: 1 << 25)
  package static let motive = WordClass(rawValue: 1 << 26)
  package static let prediction = WordClass(rawValue: 1 << 27)
  package static let universal = WordClass(rawValue: 1 << 28)
  package static let record = WordClass(rawValue: 1 << 29)
  package static let evaluative = WordClass(rawValue: 1 << 30)
  /// A whole line of a page that is boilerplate.
  package static let boilerplate = WordClass(rawValue: 1 << 31)
  /// A whole line of a page that heads a section which is not article.
  package static let heading = WordClass(rawValue: 1 << 32)

  /// Several people named by what they do: the plural of a role, "doctors".
  package static let rolePlural = WordClass(rawValue: 1 << 33)
  package static let weather = WordClass(rawValue: 1 << 34)

  /// Whoever can speak, by what they are.
  package static let somebody: WordClass = [.roleNoun, .rolePlural, .vagueNoun, .documentNoun]
  package static let anyCueVerb: WordClass = [.speechVerb, .beliefVerb, .findingVerb]
}
