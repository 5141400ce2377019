import Formats

/// Tells whether a report only says that nothing was stated: "declined to say when", "have not said whether", "no official
/// would say". Who is silent rests no statement on himself and leaves whoever else speaks in the sentence alone.
struct NothingSaid {
  let tokens: [Token]
  private let words = EnglishClosedClasses.shared

  init(_ tokens: [Token]) { self.tokens = tokens }

  func isTold(by cue: Range<Int>, of source: Range<Int>?, in sentence: Range<Int>) -> Bool {
    let start = max(sentence.lowerBound, cue.lowerBound - Self.reach)
    // The verb may be left out of the cue, or its refusal: "⟦declined⟧ to say", "declined to ⟦say⟧".
    let near = start..<min(sentence.upperBound, cue.upperBound + Self.reach)
    let refusal = near.first { Self.refusals.contains(tokens[$0].hash) && $0 < cue.upperBound }
    if let refusal, (refusal + 1..<near.upperBound).contains(where: { Self.statings.contains(tokens[$0].hash) }) {
      return true
    }
    // "Officials were told to close the bridge" tells of an order.
    if let told = cue.last, words.isTell(tokens[told]), cue.contains(where: { words.isBe(tokens[$0]) }),
      told + 1 < sentence.upperBound, words.isTo(tokens[told + 1])
    {
      return true
    }
    let verb = cue.last { !tokens[$0].classes.isDisjoint(with: .anyCueVerb) || Self.statings.contains(tokens[$0].hash) }
    guard let verb, tokens[verb].classes.contains(.speechVerb) || Self.statings.contains(tokens[verb].hash) else {
      return false
    }
    let isNegated =
      (start..<verb).contains { words.isNegation(tokens[$0]) && source?.contains($0) != true }
      || source.map { Self.nobodies.contains(tokens[$0.lowerBound].hash) } ?? false
    // "Have not denied that": what follows is a statement all the same.
    let next = verb + 1
    guard isNegated else { return false }
    return next >= sentence.upperBound || !tokens[next].isWord || Self.openings.contains(tokens[next].hash)
      || Self.namings.contains(tokens[verb].hash)
  }

  /// Tokens between a refusal or a negation and its verb: "have not yet publicly said".
  private static let reach = 3
  private static let refusals = WordHash.set(
    "declined declines decline declining refused refuses refuse refusing")
  private static let statings = WordHash.set(
    "say comment elaborate discuss name identify disclose give provide answer confirm reveal speak specify release explain"
  )
  private static let namings = WordHash.set(
    "name named identify identified comment commented elaborate elaborated disclose disclosed specify specified respond "
      + "responded reply replied release released")
  private static let nobodies = WordHash.set("no nobody none neither")
  private static let openings = WordHash.set(
    "when where what who whom whose why how which whether if about anything more much to further publicly yet immediately"
  )
}
