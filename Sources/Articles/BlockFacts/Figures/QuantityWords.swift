import Formats

/// The words around numbers, as hashes made once.
struct QuantityWords: Sendable {
  static let shared = QuantityWords()

  let percent = WordHash.set("percent pct")
  let points = WordHash.set("point points")
  let cents = WordHash.set("cent")
  let per = Self.hash("per")
  let percentage = Self.hash("percentage")
  let between = Self.hash("between")
  let from = Self.hash("from")
  let to = Self.hash("to")
  let or = Self.hash("or")
  let and = Self.hash("and")
  let of = Self.hash("of")
  let over = Self.hash("over")
  let `for` = Self.hash("for")
  let out = Self.hash("out")
  let `in` = Self.hash("in")
  let at = Self.hash("at")
  let `as` = Self.hash("as")
  let an = Self.hash("an")
  let no = Self.hash("no")
  let not = Self.hash("not")
  let up = Self.hash("up")
  let close = Self.hash("close")
  let than = Self.hash("than")
  let upwards = Self.hash("upwards")
  let estimated = Self.hash("estimated")
  let c = Self.hash("c")
  let f = Self.hash("f")
  let hr = Self.hash("hr")
  let degree = Self.hash("degree")
  let celsius = Self.hash("celsius")
  let centigrade = Self.hash("centigrade")
  let fahrenheit = Self.hash("fahrenheit")
  let sterling = Self.hash("sterling")
  let nautical = Self.hash("nautical")
  let metric = Self.hash("metric")
  let tonAdjectives = WordHash.set("metric short long imperial")
  let beforeYears = WordHash.set("in since by of from year fiscal late early until before after during mid")
  let rates = WordHash.set("per an a")
  let old = WordHash.set("old olds")
  let just = WordHash.set("just only slightly well little")
  let many = WordHash.set("many much few little")
  let clocks = WordHash.set("a.m p.m a.m. p.m. am pm o'clock gmt")
  let numbered = WordHash.set(
    "call no nos number numbers article section sections chapter title room channel route highway interstate flight page pages "
      + "part phase type level verse psalm version figure table grade district precinct line platform gate ward block")
  let streets = WordHash.set(
    "street st avenue ave road rd lane ln drive dr boulevard blvd court place square way row terrace")
  /// Plurals that do not end in s.
  let people = WordHash.set(
    "people men women children police troops staff others girls boys firemen policemen policewomen servicemen fishermen "
      + "servicewomen gunmen congressmen lawmen teeth cattle sheep personnel aircraft crew passers-by species countrymen businessmen "
      + "chairmen sportsmen crewmen clergymen clergy deer fish media data criteria firefighters percent")
  /// Of these one is counted, of other things "one" is but a word.
  let persons = WordHash.set("man woman person child boy girl soldier officer teenager civilian policeman")
  /// Singulars that end in s, and verbs.
  let notPlural = WordHash.set(
    "news sports politics mathematics physics economics ethics series gas bus class business campus loss cross press congress "
      + "process access address success illness witness virus crisis analysis basis us this is was has does goes says yes less plus "
      + "express previous serious various religious famous dangerous consecutive progress across minus campus status bonus focus "
      + "senseless homeless jobless helpless innocuous anonymous continuous indigenous")
  /// What may stand behind a range of bare numbers.
  let units = WordHash.set("percent percentage per million billion trillion thousand hundred people men women children")

  let bounds: [UInt64: Quantity.Bound] = Self.table([
    "about": .about, "around": .about, "roughly": .about, "approximately": .about, "some": .about, "estimated": .about,
    "circa": .about, "nearly": .nearly, "almost": .nearly, "over": .over, "exceeding": .over, "under": .under,
    "below": .under,
  ])
  let thans: [UInt64: Quantity.Bound] = Self.table([
    "more": .over, "greater": .over, "higher": .over, "less": .under, "fewer": .under, "lower": .under, "better": .over,
  ])
  let ats: [UInt64: Quantity.Bound] = Self.table(["least": .over, "most": .under])
  let ends: [UInt64: Quantity.Bound] = Self.table(["more": .over, "less": .under, "fewer": .under, "so": .about])
  let scales: [UInt64: Double] = Self.table([
    "hundred": 100, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
  ])

  /// Before a dollar sign that they touch.
  let dollars: [UInt64: Quantity.Currency] = Self.table([
    "us": .usd, "a": .aud, "au": .aud, "c": .cad, "ca": .cad, "nz": .nzd, "hk": .hkd,
  ])
  let codes: [UInt64: Quantity.Currency] = Self.table([
    "rs": .inr, "inr": .inr, "usd": .usd, "eur": .eur, "gbp": .gbp, "chf": .chf, "jpy": .jpy, "aud": .aud, "cad": .cad,
    "cny": .cny, "rmb": .cny, "zar": .zar,
  ])
  let coins: [UInt64: Quantity.Currency] = Self.table([
    "cent": .usd, "cents": .usd, "pence": .gbp, "dollar": .usd, "dollars": .usd, "euro": .eur, "euros": .eur,
    "yen": .jpy, "rupee": .inr, "rupees": .inr,
    "ruble": .rub, "rubles": .rub, "rouble": .rub, "roubles": .rub, "yuan": .cny, "renminbi": .cny,
    "rand": .zar, "francs": .chf, "franc": .chf, "pesos": .other, "peso": .other, "kronor": .other,
    "kroner": .other, "lira": .other, "zloty": .other, "reais": .other, "shekels": .other, "dinars": .other,
    "riyals": .other, "bolivars": .other, "rials": .other, "bitcoin": .other, "bitcoins": .other,
  ])
  let hundredths = WordHash.set("cent cents pence")
  /// Before "dollars".
  let countries: [UInt64: Quantity.Currency] = Self.table([
    "us": .usd, "u.s": .usd, "u.s.": .usd, "american": .usd, "australian": .aud, "canadian": .cad, "zealand": .nzd,
    "swiss": .usd,
    "japanese": .usd, "indian": .usd, "russian": .usd, "chinese": .usd, "hong": .hkd, "mexican": .usd, "swedish": .usd,
  ])
  /// What a unit may be followed by, and how many of it make one.
  let smaller: [Measure: (unit: Measure, most: Double)] = [
    .foot: (.inch, 12), .pound: (.ounce, 16), .stone: (.pound, 14), .hour: (.minute, 60), .minute: (.second, 60),
    .year: (.month, 12),
  ]

  private static func hash(_ word: String) -> UInt64 { WordHash.of(word.utf8) }

  private static func table<Value>(_ words: [String: Value]) -> [UInt64: Value] {
    Dictionary(uniqueKeysWithValues: words.map { (hash($0.key), $0.value) })
  }
}
