import Formats

/// The words between numbers that say what these have to do with each other, as hashes made once.
struct RelationWords: Sendable {
  static let shared = RelationWords()

  let from = Self.hash("from")
  let to = Self.hash("to")
  let of = Self.hash("of")
  let out = Self.hash("out")
  let and = Self.hash("and")
  let `in` = Self.hash("in")
  let around = Self.hash("around")
  let `for` = Self.hash("for")
  let than = Self.hash("than")
  let ago = Self.hash("ago")
  let total = Self.hash("total")
  let altogether = Self.hash("altogether")
  let senate = Self.hash("senate")
  let house = Self.hash("house")
  let white = Self.hash("white")
  let supreme = Self.hash("supreme")
  let court = Self.hash("court")
  let ors = WordHash.set("or i.e roughly about approximately nearly almost just over")
  let extents = WordHash.set("wide long deep high tall away across north south east west off above below")
  let determiners = WordHash.set("the a an its their his her these those just only as all")
  /// Between two numbers they begin something else.
  let stops = WordHash.set(
    "while compared whereas but which who when although though because respectively with among versus")
  /// What rises and falls, verbs and nouns.
  let changes = WordHash.set(
    "rose risen rise rises rising increase increased increases increasing grew grown grow grows growth growing jump jumped jumps "
      + "jumping climb climbed climbs climbing surge surged surges surging gain gained gains soared soar soaring spiked spike leapt "
      + "leap swelled swell expanded expansion up higher fell fall falls fallen falling drop dropped drops dropping decline declined "
      + "declines declining decrease decreased decreases decreasing shrank shrunk shrink sank sink slid slide slipped slip plunged plunge "
      + "plummeted plummet tumbled tumble cut cuts reduced reduction loss down lower raised raise boost boosted hike hiked "
      + "going went skyrocketed ballooned dip dipped change more fewer less cutting shrinking sliding plunging lowering boosting expanding multiplied"
  )
  let fillers = WordHash.set(
    "a an the of by or about around roughly nearly almost more than over some just approximately up down representing is was that's "
      + "that which it's net total whopping annual")
  let times = WordHash.set(
    "in on at by last this next the a from over during since past previous fiscal same earlier ago currently now today later and "
      + "between through month-on-month year-on-year quarter first second third fourth of")
  let multiples: [UInt64: Double] = [
    Self.hash("doubled"): 2, Self.hash("doubles"): 2, Self.hash("doubling"): 2, Self.hash("tripled"): 3,
    Self.hash("triples"): 3, Self.hash("trebled"): 3, Self.hash("quadrupled"): 4, Self.hash("quintupled"): 5,
    Self.hash("halved"): 0.5, Self.hash("halving"): 0.5, Self.hash("tripling"): 3,
  ]
  let nearly = WordHash.set("nearly almost")
  let about = WordHash.set("about roughly approximately essentially virtually effectively practically")
  let alls = WordHash.set("all total")
  let sumLeads = WordHash.set("for a total of or and in")
  let among = WordHash.set("among including")
  let contests = WordHash.set(
    "beat beats beating lead leads leading led won wins win lost loses defeated defeating ahead trails trailing edges edged tops topped "
      + "bested")
  /// A sentence with these gives what each of two is thought of, which have a hundred each.
  let opinions = WordHash.set(
    "favorability favourability favorable favourable approval popularity trust rating ratings likability")
  let qualifiers = WordHash.set("per inflation adjusted annually accounting averaging average annual yearly")
  let sames = WordHash.set("it them this that of while")
  let by = Self.hash("by")
  let margin = Self.hash("margin")
  let a = Self.hash("a")
  let yes = WordHash.set(
    "approve approves approved favor favour support supports supported agree agreed yes satisfied trust favorable")
  let no = WordHash.set(
    "disapprove disapproves disapproved oppose opposes opposed disagree disagreed against dissatisfied distrust unfavorable no"
  )
  let groups = WordHash.set(
    "democrats republicans independents men women whites blacks conservatives liberals voters hispanics likely")
  let votes = WordHash.set(
    "control controls controlled margin edge advantage confirmed failed victory vote voted votes voting ruling ruled decision passed approved majority rejected decided"
  )
  let members = WordHash.set("member members")
  /// Nouns that together are all there is of something, those that must be there and all that may.
  let wholes: [(needed: [String], all: Set<String>)] = [
    (["men", "women"], ["men", "women", "children", "boys", "girls", "teenagers"]),
    (["boys", "girls"], ["boys", "girls"]),
    (["adults", "children"], ["adults", "children"]), (["males", "females"], ["males", "females"]),
    (["republicans", "democrats"], ["republicans", "democrats", "independents", "independent"]),
  ]

  private static func hash(_ word: String) -> UInt64 { WordHash.of(word.utf8) }
}
