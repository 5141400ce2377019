import Formats

/// What people do, as far as it tells that somebody is not who bears the same name: no plumber is the broadcaster.
enum Occupation {
  /// Words that an article has for each other.
  private static let alike = [
    WordHash.set(
      "president minister senator mayor governor congressman congresswoman lawmaker legislator councillor politician premier "
        + "chancellor ambassador diplomat secretary mp mep deputy chairman chairwoman speaker representative senator king queen "
        + "prince princess pope cardinal bishop archbishop president-elect"),
    WordHash.set("striker midfielder defender goalkeeper winger footballer player coach manager captain athlete"),
    WordHash.set(
      "actor actress singer musician drummer guitarist pianist painter sculptor novelist poet comedian rapper dancer composer "
        + "violinist entertainer writer author journalist director producer presenter broadcaster columnist"),
    WordHash.set(
      "businessman businesswoman executive entrepreneur investor banker ceo chairman director founder economist"),
    WordHash.set("general admiral commander colonel marshal soldier officer"),
    WordHash.set(
      "scientist professor physicist chemist biologist economist mathematician researcher doctor philosopher"),
  ]
  /// What anybody may be called.
  private static let general = WordHash.set(
    "leader chief head candidate star critic activist billionaire veteran nominee spokesman spokeswoman official member adviser "
      + "aide lawyer host icon expert boss winner champion figure friend colleague rival father mother son daughter brother "
      + "sister husband wife widow man woman businessman businesswoman owner founder author supporter ally opponent successor "
      + "predecessor counterpart partner director chair contender hopeful mogul tycoon magnate legend hero strongman dictator "
      + "campaigner donor philanthropist suspect defendant prisoner patriarch envoy representative speaker chairman chairwoman "
      + "editor manager president secretary commander")
  /// What nobody is called who is known by another thing.
  private static let everyday = WordHash.set(
    "plumber midwife nurse farmer teacher driver student pupil resident shopkeeper baker butcher carpenter electrician "
      + "mechanic pensioner retiree waiter waitress barber hairdresser gardener librarian postman cleaner fisherman lifeguard "
      + "firefighter paramedic builder roofer landlord landlady tenant neighbour neighbor bystander shopper tourist teenager "
      + "schoolboy schoolgirl girl boy dentist vet pharmacist accountant surveyor archivist welder caretaker porter clerk "
      + "coroner constable sergeant bookseller potter weaver beekeeper florist jeweller optician vicar locksmith bricklayer "
      + "miner trucker courier headteacher headmaster headmistress handler")
  /// What is written before a name in capitals by those who are it.
  private static let titles = WordHash.set(
    "judge justice magistrate sergeant sgt sgt. constable inspector insp. detective det. corporal cpl cpl. private rabbi imam "
      + "pastor reverend rev rev. father sister captain capt capt. lieutenant lt lt. sheriff superintendent supt. councillor "
      + "cllr officer principal nurse coach")

  /// - Parameter noun: a word's hash.
  static func isEveryday(_ noun: UInt64) -> Bool { everyday.contains(noun) }

  /// Whether a form of address is none that whom a base knows would have.
  ///
  /// - Parameter title: a word's hash.
  static func contradicts(title: UInt64, _ known: KnownEntity) -> Bool {
    titles.contains(title) && !held(by: known).contains(title)
  }

  /// Whether the roles that an article gives cannot be those of whom a base knows, of which none is the same.
  static func contradicts(_ roles: [String], _ known: KnownEntity) -> Bool {
    let own = hashes(roles).filter { Lexicon.shared[$0].contains(.roleNoun) || everyday.contains($0) }
    if !own.isDisjoint(with: everyday) { return true }
    let telling = Set(own).subtracting(general)
    guard !telling.isEmpty else { return false }
    let held = held(by: known)
    return !alike.contains { !$0.isDisjoint(with: telling) && !$0.isDisjoint(with: held) }
  }

  private static func held(by known: KnownEntity) -> Set<UInt64> {
    hashes(known.roles.map(\.title) + [known[.kind] ?? ""])
  }

  private static func hashes(_ texts: [String]) -> Set<UInt64> {
    Set(texts.flatMap { $0.split { !$0.isLetter && $0 != "-" } }.map { WordHash.of(Array($0.utf8)) })
  }
}
