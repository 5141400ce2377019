import Formats

/// The word lists as one table, from the hash of a word or phrase to its classes.
///
/// Words are asked for in lower case; a phrase is its words joined by single spaces. The keys are 64-bit FNV-1a
/// hashes of a few thousand entries, so two entries that meet are not expected; the tests look.
package struct Lexicon: Sendable {
  package static let shared = Lexicon()

  private var keys: [UInt64]
  private var classes: [UInt64]
  private let mask: Int
  /// The most words an entry has.
  package private(set) var longestPhrase = 1

  private init() {
    let size = 1 << 15
    keys = Array(repeating: 0, count: size)
    classes = Array(repeating: 0, count: size)
    mask = size - 1
    for list in Self.lists { for line in EmbeddedFile.lines(of: list) { add(line, from: list) } }
  }

  /// The classes of a word or phrase given by the hash of its lower-case form; none for a word of no list.
  package subscript(hash: UInt64) -> WordClass {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return WordClass(rawValue: classes[slot]) }
      slot = (slot + 1) & mask
    }
    return []
  }

  private mutating func add(_ line: some Collection<UInt8>, from list: String) {
    switch list {
    case "speech-verbs": addForms(line, .speechVerb)
    case "belief-verbs": addForms(line, .beliefVerb)
    case "finding-verbs": addForms(line, .findingVerb)
    default:
      guard let added = Self.classOfList[list] else { return }
      addPhrase(line, added)
    }
  }

  /// One verb a line: its base form, third person, past (one or two forms), gerund.
  private mutating func addForms(_ line: some Collection<UInt8>, _ verb: WordClass) {
    let forms = line.split(separator: 0x20)
    for (index, form) in forms.enumerated() {
      let which: WordClass =
        index == 0 ? .baseForm : index == 1 ? .thirdPersonForm : index == forms.count - 1 ? .gerund : .pastForm
      insert(WordHash.of(form), [verb, which])
    }
    // "read" and "put" have no past form of their own.
    if forms.count == 3 { insert(WordHash.of(forms[0]), .pastForm) }
  }

  private mutating func addPhrase(_ line: some Collection<UInt8>, _ added: WordClass) {
    let words = line.split(separator: 0x20)
    insert(WordHash.of(line), added)
    if added == .roleNoun { insert(WordHash.of(Self.plural(of: Array(line))), .rolePlural) }
    if words.count > 1, added.isDisjoint(with: [.boilerplate, .heading]) {
      insert(WordHash.of(words[0]), .phraseStart)
      longestPhrase = max(longestPhrase, words.count)
    }
  }

  /// "Witnesses", "deputies", "policemen" of the singular.
  private static func plural(of singular: [UInt8]) -> [UInt8] {
    func ends(_ ending: String) -> Bool { singular.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    func instead(of count: Int, _ ending: String) -> [UInt8] { singular.dropLast(count) + Array(ending.utf8) }
    if ends("man") { return instead(of: 2, "en") }
    if ends("person") { return instead(of: 6, "people") }
    if ends("y"), !ends("ey"), !ends("ay") { return instead(of: 1, "ies") }
    return instead(of: 0, ["s", "x", "ch", "sh"].contains(where: ends) ? "es" : "s")
  }

  private mutating func insert(_ hash: UInt64, _ added: WordClass) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    keys[slot] = hash
    classes[slot] |= added.rawValue
  }

  private static let lists = ["speech-verbs", "belief-verbs", "finding-verbs"] + classOfList.keys.sorted()

  private static let classOfList: [String: WordClass] = [
    "abbreviations": .abbreviation, "auxiliaries": .auxiliary, "cue-nouns": .cueNoun, "demonyms": .demonym,
    "document-nouns": .documentNoun, "function-words": .functionWord, "boilerplate": .boilerplate,
    "given-names": .givenName, "headings": .heading, "organizations": .organization, "places": .place,
    "role-nouns": .roleNoun, "titles": .title, "vague-adverbs": .vagueAdverb, "vague-nouns": .vagueNoun,
    "claim-allegation": .allegation, "claim-causal": .causal, "claim-comparative": .comparative,
    "claim-evaluative": .evaluative, "claim-motive": .motive, "claim-prediction": .prediction,
    "claim-quantity": .quantity, "claim-record": .record, "claim-superlative": .superlative,
    "claim-universal": .universal, "weather": .weather,
  ]
}
