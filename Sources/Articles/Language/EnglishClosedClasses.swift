import Formats

/// Closed classes of grammar that the finders ask for, as hashes made once.
struct EnglishClosedClasses: Sendable {
  static let shared = EnglishClosedClasses()

  private let pronouns = WordHash.set("he she they it who which that i we you")
  private let firstPersons = WordHash.set("i we you")
  private let relatives = WordHash.set("who which that")
  private let determiners = WordHash.set(
    "the a an his her their its our my your this these those that another any no each every")
  private let quantifiers = WordHash.set(
    "some many most several few others both two three four five six seven eight nine ten dozens hundreds thousands one "
      + "all other more another multiple various numerous")
  private let prepositions = WordHash.set("of for with at in from to by on near inside within among")
  private let conjunctions = WordHash.set("and or &")
  private let linking = WordHash.set("familiar close members member head group team people number leaders family")
  private let nameModifiers = WordHash.set(
    "former ex then acting outgoing incoming late senior top deputy vice interim longtime")
  private let be = WordHash.set("is are was were be been being")
  private let vaguePassives = WordHash.set(
    "said believed thought reported rumored rumoured understood alleged considered claimed suspected feared seen viewed "
      + "regarded perceived suggested estimated assumed")

  private let calendar = WordHash.set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
      + "october november december")

  /// "WHO" and "IT" in capitals are none.
  func isPronoun(_ token: Token) -> Bool { token.isWord && !token.isAllCapitals && pronouns.contains(token.hash) }
  func isFirstPerson(_ token: Token) -> Bool { token.isWord && firstPersons.contains(token.hash) }
  func isNobody(_ token: Token) -> Bool { Self.nobody.contains(token.hash) }
  func isCounter(_ token: Token) -> Bool { Self.counters.contains(token.hash) }
  func isOf(_ token: Token) -> Bool { token.hash == Self.of }
  func isHeOrShe(_ token: Token) -> Bool { token.isWord && Self.persons.contains(token.hash) }
  func isThey(_ token: Token) -> Bool { token.isWord && token.hash == Self.they }
  func isRelative(_ token: Token) -> Bool { token.isWord && relatives.contains(token.hash) }
  func isDeterminer(_ token: Token) -> Bool { token.isWord && determiners.contains(token.hash) }
  func isQuantifier(_ token: Token) -> Bool { token.isWord && quantifiers.contains(token.hash) }
  func isPreposition(_ token: Token) -> Bool { token.isWord && prepositions.contains(token.hash) }
  func isConjunction(_ token: Token) -> Bool { token.isWord && conjunctions.contains(token.hash) }
  func describesSource(_ token: Token) -> Bool { Self.familiar.contains(token.hash) }
  func isWho(_ token: Token) -> Bool { token.hash == Self.who }
  func isNegation(_ token: Token) -> Bool { Self.negations.contains(token.hash) }
  func isOpinion(_ token: Token) -> Bool { Self.opinions.contains(token.hash) }
  func isTell(_ token: Token) -> Bool { Self.tells.contains(token.hash) }
  func isThe(_ token: Token) -> Bool { token.hash == Self.the }
  func linksSource(_ token: Token) -> Bool { linking.contains(token.hash) }
  func isNameModifier(_ token: Token) -> Bool { nameModifiers.contains(token.hash) }
  func isBe(_ token: Token) -> Bool { be.contains(token.hash) }
  func isVaguePassive(_ token: Token) -> Bool { vaguePassives.contains(token.hash) }
  func isCalendarWord(_ token: Token) -> Bool { token.isCapitalised && calendar.contains(token.hash) }
  func isIt(_ token: Token) -> Bool { token.hash == Self.it }
  func isBy(_ token: Token) -> Bool { token.hash == Self.by }
  func isTo(_ token: Token) -> Bool { token.hash == Self.to }
  func isBut(_ token: Token) -> Bool { token.hash == Self.but }
  func isAlso(_ token: Token) -> Bool { Self.also.contains(token.hash) }
  func isThat(_ token: Token) -> Bool { token.hash == Self.that }
  func isAccording(_ token: Token) -> Bool { token.hash == Self.according }
  func isSay(_ token: Token) -> Bool { Self.says.contains(token.hash) }
  func isAmong(_ token: Token) -> Bool { token.hash == Self.among }
  func isThem(_ token: Token) -> Bool { token.hash == Self.them }
  func isLed(_ token: Token) -> Bool { Self.led.contains(token.hash) }
  func isLike(_ token: Token) -> Bool { Self.like.contains(token.hash) }
  func isSuch(_ token: Token) -> Bool { token.hash == Self.such }
  func isAs(_ token: Token) -> Bool { token.hash == Self.asWord }
  /// "recently", "clearly"; not "family", nor capitalised names.
  func endsInLy(_ token: Token) -> Bool {
    token.isWord && token.endsInLy && !token.isCapitalised && !Self.nounsInLy.contains(token.hash)
      && token.classes.isDisjoint(with: [.roleNoun, .vagueNoun, .documentNoun, .speechVerb, .beliefVerb, .findingVerb])
  }

  private static let familiar = WordHash.set("familiar close")
  private static let nobody = WordHash.set("nobody none")
  private static let counters = WordHash.set(
    "handful couple group number majority minority coalition series host string pair trio")
  private static let of = WordHash.of("of".utf8)
  private static let persons = WordHash.set("he she")
  private static let they = WordHash.of("they".utf8)
  private static let who = WordHash.of("who".utf8)
  private static let nounsInLy = WordHash.set("family assembly supply rally monopoly anomaly reply butterfly")
  private static let negations = WordHash.set(
    "not never didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't "
      + "shouldn't cannot")
  private static let opinions = WordHash.set(
    "believe believes believed think thinks thought expect expects expected fear fears feared suspect suspects suspected "
      + "hope hopes hoped worry worries worried doubt doubts doubted anticipate anticipates anticipated")
  private static let tells = WordHash.set("told tells tell")
  private static let the = WordHash.of("the".utf8)
  private static let it = WordHash.of("it".utf8)
  private static let by = WordHash.of("by".utf8)
  private static let to = WordHash.of("to".utf8)
  private static let but = WordHash.of("but".utf8)
  private static let also = WordHash.set("also then later")
  private static let that = WordHash.of("that".utf8)
  private static let asWord = WordHash.of("as".utf8)
  private static let according = WordHash.of("according".utf8)
  private static let among = WordHash.of("among".utf8)
  private static let them = WordHash.of("them".utf8)
  private static let led = WordHash.set("led headed chaired")
  private static let like = WordHash.set("like including")
  private static let such = WordHash.of("such".utf8)
  private static let says = WordHash.set("said says say saying told tells tell")
}
