import Formats

/// Tells whether a reader could go and ask a source, by its words.
struct SourceKind {
  let tokens: [Token]
  let words = EnglishClosedClasses.shared

  init(_ tokens: [Token]) { self.tokens = tokens }

  func kind(of source: Range<Int>) -> Attribution.Kind {
    let headIndex = head(of: source)
    let head = tokens[headIndex]
    let first = tokens[source.lowerBound]
    if words.isPronoun(head) { return .named }
    if words.isNobody(head) { return .unnamed }
    // "One of the coaches, Ada Holm": whoever is named in an apposition can be asked.
    if namesInApposition(source) { return .named }
    // "A handful of retailers": what matters is of whom.
    if words.isCounter(head), headIndex + 2 < source.upperBound, words.isOf(tokens[headIndex + 1]) {
      return kind(of: headIndex + 2..<source.upperBound)
    }
    // "Some Republicans", "many in the valley", "two officials": nobody knows which.
    if words.isQuantifier(first) || words.isQuantifier(head) && !words.isThe(first) {
      return head.isAllCapitals || head.classes.contains(.documentNoun) && head.isCapitalised ? .named : .vague
    }
    let isDefinite = words.isDeterminer(first) || first.isPossessive
    if isName(headIndex) { return .named }
    guard head.classes.contains(.vagueNoun) else {
      if source.contains(where: { words.isQuantifier(tokens[$0]) }), !head.classes.contains(.documentNoun) {
        return source.contains(where: isName) ? .named : .vague
      }
      // "Doctors said", "oil refiners say": a bare plural is no one in particular.
      // A capital is here only that of the sentence, or that of "Doctors Without Borders".
      let isName = head.isCapitalised && source.dropFirst().contains { tokens[$0].isCapitalised }
      let isPlural = head.endsInS || head.classes.contains(.rolePlural)
      let isBarePlural = isPlural && !isName && !isDefinite && !head.classes.contains(.documentNoun)
      return isBarePlural ? .vague : .named
    }
    // "The report" and "Labor Department figures" can be looked up, "studies" cannot.
    if head.classes.contains(.documentNoun), isDefinite || source.contains(where: isName) { return .named }
    return .vague
  }

  /// "Doctors", "several residents": people of a kind and nothing more that would tell which. Of those in `offices` there are
  /// few enough to call.
  func isPlainPlural(_ source: Range<Int>) -> Bool {
    let people = tokens[source.upperBound - 1]
    guard people.classes.contains(.rolePlural), !Self.offices.contains(people.hash) else { return false }
    return source.count == 1 || source.count == 2 && words.isQuantifier(tokens[source.lowerBound])
  }

  private static let offices = WordHash.set(
    "prosecutors attorneys lawyers judges lawmakers senators leaders negotiators")

  /// The word that the phrase is about: "officials" in "White House officials", "head" in "the head of the agency".
  func head(of phrase: Range<Int>) -> Int {
    let end =
      phrase.dropFirst().first {
        words.isPreposition(tokens[$0]) || tokens[$0].kind == .comma || tokens[$0].kind == .open
          || words.isRelative(tokens[$0])
      } ?? phrase.upperBound
    let last = end - 1
    // "a source familiar with", "people close to"
    return last > phrase.lowerBound && words.describesSource(tokens[last]) ? last - 1 : last
  }

  func pronoun(_ i: Int, canStandFor source: Range<Int>) -> Bool {
    let isOne = words.isDeterminer(tokens[source.lowerBound]) && !tokens[head(of: source)].endsInS
    return isOne ? words.isHeOrShe(tokens[i]) : words.isThey(tokens[i])
  }

  private func namesInApposition(_ source: Range<Int>) -> Bool {
    guard let comma = source.first(where: { tokens[$0].kind == .comma }), comma + 2 < source.upperBound else {
      return false
    }
    return isName(comma + 1) && isName(comma + 2)
  }

  /// A capitalised noun, unless it only begins its sentence and is no name: "Officials said".
  func isName(_ i: Int) -> Bool {
    guard tokens[i].isCapitalised, !tokens[i].classes.contains(.functionWord) else { return false }
    let common: WordClass = [.vagueNoun, .roleNoun, .rolePlural, .documentNoun, .cueNoun]
    return tokens[i].classes.isDisjoint(with: common)
      || i > 0 && tokens[i - 1].isWord && !words.isDeterminer(tokens[i - 1]) && tokens[i - 1].isCapitalised
  }
}
