import Articles

/// Which classes of Wikidata make a person, a place and so on: well-known ones by a table, others by what they are a
/// subclass of.
enum WikidataClasses {
  struct Verdict: Equatable {
    let type: EntityKind
    /// In English, for where the dump has no name for the class.
    let word: String
    let nearness: Nearness

    /// The better first.
    enum Nearness: Int, Comparable {
      /// Articles on places depend on what is a country: the word is kept in every language.
      case country
      case itself
      case subclass
      /// Says little: a subclass has the better word.
      case general

      static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }
  }

  /// "position", what people hold.
  static let position: UInt32 = 4_164_871

  /// Pages about nothing: whatever they are beside it.
  static func areUnwanted(_ classes: [UInt32]) -> Bool { classes.contains { pages.contains($0) } }

  /// What a class makes of its members; nil where that is nothing for a base.
  ///
  /// - Parameter parents: what a class is a subclass of.
  static func verdict(_ start: UInt32, parents: (UInt32) -> [UInt32]) -> Verdict? {
    if let known = table[start] { return known }
    var (seen, level): (Set<UInt32>, [UInt32]) = ([start], [start])
    for _ in 0..<deepest {
      if level.contains(where: { others.contains($0) }) { return nil }
      var next: [UInt32] = []
      for parent in level.flatMap(parents) where seen.insert(parent).inserted { next.append(parent) }
      // Of several the best known word; the smaller number where they are alike, for the same in every run.
      let known = next.filter { table[$0] != nil }.min {
        (table[$0]!.nearness, $0) < (table[$1]!.nearness, $1)
      }
      if let known, let found = table[known] {
        return Verdict(type: found.type, word: found.word, nearness: .subclass)
      }
      if next.isEmpty { return nil }
      level = next
    }
    return nil
  }

  /// Farther off everything is a thing.
  private static let deepest = 6

  private static let table: [UInt32: Verdict] = {
    var table: [UInt32: Verdict] = [:]
    for (type, lines) in [
      (EntityKind.person, people), (.place, places), (.organization, organizations), (.event, events),
      (.work, works),
    ] {
      for line in lines.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let number = UInt32(parts[0].drop { $0 == "*" }.dropFirst()) else { continue }
        let word = String(parts[1])
        let nearness: Verdict.Nearness = word == "country" ? .country : line.hasPrefix("*") ? .general : .itself
        table[number] = Verdict(type: type, word: word, nearness: nearness)
      }
    }
    return table
  }()

  private static let people = "Q5 human"

  // "*" marks what says little.
  private static let places = """
    Q6256 country
    Q3624078 country
    Q3024240 historical country
    Q3336843 constituent country
    Q112099 island nation
    *Q7275 state
    Q5107 continent
    Q35657 U.S. state
    Q47168 county
    Q1221156 state of Germany
    Q107390 federated state
    Q10864048 first-level administrative division
    Q13220204 second-level administrative division
    *Q56061 administrative territorial entity
    *Q1048835 political territorial entity
    Q34876 province
    Q6465 department
    Q5119 city
    Q515 city
    Q1549591 city
    Q1637706 city
    Q3957 town
    Q532 village
    Q15284 municipality
    Q484170 commune
    Q262166 municipality
    Q123705 neighborhood
    Q2983893 quarter
    *Q486972 settlement
    *Q82794 region
    Q4022 river
    Q8502 mountain
    Q46831 mountain range
    Q8072 volcano
    Q23442 island
    Q33837 archipelago
    Q34763 peninsula
    Q23397 lake
    Q165 sea
    Q9430 ocean
    Q39594 bay
    Q37901 strait
    Q12284 canal
    Q8514 desert
    Q4421 forest
    Q39816 valley
    Q46169 national park
    Q22698 park
    Q174782 square
    Q79007 street
    Q34442 road
    Q12280 bridge
    Q12323 dam
    Q1248784 airport
    Q44782 port
    Q55488 railway station
    Q483110 stadium
    Q16970 church
    Q32815 mosque
    Q23413 castle
    Q16560 palace
    Q57831 fortress
    Q4989906 monument
    Q839954 archaeological site
    Q134447 nuclear power plant
    Q159719 power station
    Q245016 military base
    Q40357 prison
    *Q41176 building
    *Q811979 structure
    *Q570116 tourist attraction
    *Q618123 geographical feature
    *Q2221906 geographic location
    """

  private static let organizations = """
    Q7278 political party
    Q192350 ministry
    Q327333 government agency
    *Q2659904 government organization
    Q7188 government
    Q640506 cabinet
    Q35749 parliament
    Q11204 legislature
    Q41487 court
    Q484652 international organization
    Q245065 intergovernmental organization
    Q772547 armed forces
    Q176799 military unit
    Q35535 police
    Q17149090 armed organization
    Q11032 newspaper
    Q1110794 daily newspaper
    Q41298 magazine
    *Q1002697 periodical
    Q192283 news agency
    Q15265344 broadcaster
    Q1616075 television station
    Q14350 radio station
    *Q11033 mass media
    Q1331793 media company
    Q22687 bank
    Q66344 central bank
    Q46970 airline
    Q2085381 publisher
    Q1320047 publishing company
    Q18127 record label
    Q3918 university
    Q875538 public university
    Q3914 school
    *Q2385804 educational institution
    Q31855 research institute
    Q16917 hospital
    Q33506 museum
    Q7075 library
    Q476028 football club
    Q847017 sports club
    Q12973014 sports team
    Q215380 band
    Q157031 foundation
    Q178790 trade union
    Q79913 non-governmental organization
    *Q163740 nonprofit organization
    Q708676 charity
    Q955824 learned society
    Q49773 social movement
    Q13414953 religious denomination
    Q7210356 political organization
    *Q4438121 sports organization
    *Q15911314 association
    *Q178706 institution
    *Q783794 company
    *Q891723 public company
    *Q4830453 business
    *Q6881511 enterprise
    *Q43229 organization
    """

  private static let events = """
    Q198 war
    Q8465 civil war
    Q178561 battle
    *Q180684 conflict
    Q645883 military operation
    *Q40231 election
    Q858439 presidential election
    Q1076105 general election
    Q43109 referendum
    Q45382 coup d'état
    Q10931 revolution
    Q124734 rebellion
    Q273120 protest
    Q3199915 massacre
    Q2223653 terrorist attack
    Q7944 earthquake
    Q8068 flood
    *Q8065 natural disaster
    *Q3839081 disaster
    Q744913 aviation accident
    Q132241 festival
    *Q1656682 event
    """

  private static let works = """
    Q11424 film
    Q5398426 television series
    Q15416 television program
    Q571 book
    Q8261 novel
    *Q47461344 written work
    Q7725634 literary work
    Q482994 album
    Q134556 single
    Q7366 song
    Q7889 video game
    Q3305213 painting
    Q860861 sculpture
    *Q838948 work of art
    Q131569 treaty
    Q820655 statute
    *Q7748 law
    Q7397 software
    Q35127 website
    *Q49848 document
    Q15142894 weapon model
    Q15056995 aircraft model
    Q15056993 aircraft family
    Q3231690 car model
    Q11446 ship
    Q618779 award
    *Q17537576 creative work
    *Q386724 work
    """

  /// Disambiguation pages, lists, categories, templates and other pages of the projects themselves.
  private static let pages: Set<UInt32> = [
    4_167_410, 22_808_320, 13_406_463, 4_167_836, 11_266_439, 17_633_526, 14_204_246, 15_184_295, 17_442_446,
  ]

  /// Classes that no base wants, nor what is a subclass of them: names, taxa, dates, offices, occupations, activities,
  /// papers, stars, substances, genes and proteins.
  private static let others: Set<UInt32> = [
    101_352, 202_444, 11_879_590, 12_308_941, 16_521, 577, 3_186_692, 14_795_564, 47_150_325, position, 12_737_077,
    28_640, 1_914_636, 11_862_829, 349, 31_629, 13_442_814, 523, 318, 6_999, 11_173, 8_054, 7_187, 95_074, 15_632_617,
    4_271_324, 34_770, 12_136,
  ]
}
