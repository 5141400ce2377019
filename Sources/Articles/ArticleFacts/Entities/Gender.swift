import Formats

/// Which pronoun an article has for somebody.
enum Gender: Sendable {
  case male
  case female

  /// Of "he" and "she", and of their other forms.
  init?(pronoun hash: UInt64) {
    if Self.he.contains(hash) { self = .male } else if Self.she.contains(hash) { self = .female } else { return nil }
  }

  /// Of a form of address, "Mr", "Lady".
  init?(title hash: UInt64) {
    if Self.maleTitles.contains(hash) {
      self = .male
    } else if Self.femaleTitles.contains(hash) {
      self = .female
    } else {
      return nil
    }
  }

  /// Of a word of kinship, "daughter", and of the offices of one sex, "spokeswoman".
  init?(noun hash: UInt64) {
    if Self.maleNouns.contains(hash) {
      self = .male
    } else if Self.femaleNouns.contains(hash) {
      self = .female
    } else {
      return nil
    }
  }

  /// Of a given name that only men or only women bear, folded.
  init?(givenName hash: UInt64) {
    if Self.maleNames.contains(hash) {
      self = .male
    } else if Self.femaleNames.contains(hash) {
      self = .female
    } else {
      return nil
    }
  }

  static func isKin(_ hash: UInt64) -> Bool { kin.contains(hash) }

  private static let he = WordHash.set("he his him himself")
  private static let she = WordHash.set("she her hers herself")
  private static let maleTitles = WordHash.set(
    "mr mr. messrs sir lord king prince duke baron count earl viscount monsieur herr señor signor sheikh sultan emperor tsar "
      + "congressman councilman alderman assemblyman chairman father emir")
  private static let femaleTitles = WordHash.set(
    "mrs mrs. ms ms. miss lady dame madam madame mme mlle queen princess duchess baroness countess viscountess marchioness frau "
      + "señora signora sheikha empress tsarina congresswoman councilwoman assemblywoman chairwoman sister")

  private static let maleKin =
    "father dad husband son sons brother uncle nephew grandfather grandson stepfather stepson stepbrother widower fiancé "
    + "boyfriend godfather father-in-law son-in-law brother-in-law half-brother ex-husband"
  private static let femaleKin =
    "mother mum mom wife daughter daughters sister aunt niece grandmother granddaughter stepmother stepdaughter stepsister "
    + "widow fiancée girlfriend godmother mother-in-law daughter-in-law sister-in-law half-sister ex-wife"
  private static let kin = WordHash.set(maleKin + " " + femaleKin)
  private static let maleNouns = WordHash.set(
    maleKin + " man boy gentleman spokesman businessman chairman congressman councilman policeman fisherman salesman "
      + "fireman postman statesman sportsman frontman anchorman king prince monk friar schoolboy cowboy waiter landlord"
  )
  private static let femaleNouns = WordHash.set(
    femaleKin + " woman girl spokeswoman businesswoman chairwoman congresswoman councilwoman policewoman actress "
      + "saleswoman stateswoman sportswoman queen princess nun schoolgirl waitress landlady midwife heiress hostess")

  private static let maleNames = names(
    "aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali andrew anthony antonio arthur "
      + "barack benjamin bernard boris brendan brian bruce carl carlos charles christopher colin craig daniel david dennis "
      + "derek dmitry donald douglas dwayne edgar edmund eduardo edward elon emmanuel eric ernest erik ethan eugene "
      + "felix fernando francisco frank franz fred frederick gareth gary geoffrey george gerald gordon graham greg "
      + "gregory guillermo gustav hamid hans harold harry hassan henry herbert howard hugh hugo hussein ian ibrahim igor "
      + "ivan jack jacob james jason javier jeff jeffrey jeremy jim joachim joe johan john jonas jonathan jorge jose "
      + "joseph josé juan julian justin karl keir keith kenneth kevin klaus kurt lars larry laurence lawrence leon leonard "
      + "liam louis luca lucas luis luke magnus malcolm manuel marco marcus mario mark martin matthew max michael miguel "
      + "mikhail mohamed mohammad mohammed muhammad nathan neil nicholas nicolas nigel noah oliver oscar osman otto owen "
      + "pablo patrick paul pavel pedro peter philip pierre rafael rainer ralph raymond ricardo richard robert roberto "
      + "rodrigo roger roland roman ronald roy rupert russell ryan salman samuel scott sean sebastian sergei sergey "
      + "shaun simon stanley stefan stephen steve steven stuart sven thomas tim timothy toby tom tony trevor viktor "
      + "vincent vladimir volodymyr walter werner wilhelm william wolfgang xavier yusuf zachary ole joren rolf knut nils "
      + "bjorn olaf gustavo emil anders henrik mats jens axel ole diego alonso tobias angus callum hamish fergus declan "
      + "ronan cormac desmond clive barry derrick leroy tyrone jamal omar khalid tariq rashid imran sanjay rajesh vikram "
      + "arjun narendra rahul kenji hiroshi takashi")
  private static let femaleNames = names(
    "abigail ada adele agnes aisha alexandra alice alison amanda amelia amy angela anita ann anna anne annette astrid "
      + "audrey barbara beatrice bella bertha betty birgit brenda bridget brigitte camilla carla carmen carol caroline "
      + "catherine cecilia celia charlotte chloe christina christine clara claudia cynthia daisy deborah denise diana "
      + "dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen elsa "
      + "emily emma erica esther eva fatima fiona florence frances freya gabriela georgia geraldine gertrude gillian "
      + "gladys gloria grace greta gwen hannah harriet heather heidi helen helena helga henrietta hilary hilda ida imogen "
      + "ines ingrid irene irina iris isabel isabella ivana jacqueline jane janet jasmine jennifer jessica jill joanna "
      + "josephine joyce judith julia juliet karen karin katarina kate katharine katherine kathleen kathryn katie "
      + "katrina kirsten kristina laura lauren leila lena lily linda lisa lois louise lucia lucy lydia mabel "
      + "madeleine magdalena malala margaret margarita maria marie marina marjorie martha mary matilda maureen megan "
      + "melania melissa meg mia michelle mildred miriam moira molly monica muriel nadia nancy naomi natalia natalie "
      + "natasha nina nora norma olga olivia pamela patricia paula pauline penelope petra philippa phoebe phyllis priscilla "
      + "rachel rebecca rosa rosalind rose rosemary ruth sally samantha sandra sarah sheila sigrid silvia simone sofia "
      + "sonia sophia sophie stella stephanie susan susanna svetlana sylvia tamara tanya tatiana teresa theresa thelma tina "
      + "ulrike ursula valerie vanessa vera veronica victoria violet virginia wendy winifred yasmin yolanda yvette yvonne "
      + "zainab zoe saoirse niamh aoife maeve sinead siobhan priya sunita lakshmi anjali indira keiko yuki mei")

  private static func names(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { NameSpelling.shared.hash(ofFolded: [NameSpelling.folded(Array($0.utf8))]) })
  }
}

extension BlockFacts {
  /// The sex that the form of address right before a name tells: "⟦Mr⟧ Holm", "Foreign Secretary ⟦Dame⟧ Ada Holm".
  func titledGender(_ mention: Mention) -> Gender? {
    var i = tokens.firstIndex(endingAtOrBehind: mention.range.start + 1) - 1
    var steps = 0
    while i >= 0, steps < 4, tokens[i].kind == .terminal || tokens[i].isWord && tokens[i].isCapitalised {
      if tokens[i].isWord {
        if let gender = Gender(title: tokens[i].hash) { return gender }
        guard tokens[i].classes.contains(.title) || tokens[i].classes.contains(.roleNoun) else { return nil }
      } else if tokens[i].range.length != 1 || i == 0 || !tokens[i - 1].classes.contains(.title) {
        return nil
      }
      i -= 1
      steps += 1
    }
    return nil
  }

  /// The sex that the words beside a name tell of who bears it, as a sum: positive for a man, negative for a woman, 0 where
  /// nothing does. "his ⟦daughter⟧ Ada Holm", "Ada Holm, a ⟦mother⟧ of two", "Ada Holm and ⟦her⟧ husband".
  func genderBeside(_ mention: Mention) -> Int {
    let run = tokens.indices(in: mention.range)
    guard let first = run.first, let last = run.last else { return 0 }
    func sign(_ gender: Gender?) -> Int { gender.map { $0 == .male ? 1 : -1 } ?? 0 }
    let nouns = [kinBefore(first, last), kinBehind(last)] + roleGenders(mention)
    let certain = 3 * sign(titledGender(mention)) + nouns.reduce(0) { $0 + 3 * sign($1) }
    let name = run.count > 1 ? 2 * sign(Gender(givenName: mention.firstWordHash)) : 0
    return certain + name + sign(possessiveBehind(last))
  }

  private func roleGenders(_ mention: Mention) -> [Gender?] {
    guard let role = mention.role else { return [] }
    return tokens.indices(in: role).filter { !tokens[$0].isPossessive && !Gender.isKin(tokens[$0].hash) }
      .map { Gender(noun: tokens[$0].hash) }
  }

  /// "his ⟦daughter⟧ Dorothy Holm", "her ⟦husband⟧, Lars Holm, left"; not "with her daughter, Lars Holm said".
  private func kinBefore(_ first: Int, _ last: Int) -> Gender? {
    guard first > 0 else { return nil }
    var i = first - 1
    if tokens[i].kind == .comma {
      let isSpeaker = last + 1 < tokens.count && !tokens[last + 1].classes.isDisjoint(with: .anyCueVerb)
      guard i > 0, !isSpeaker else { return nil }
      i -= 1
    }
    guard tokens[i].isWord, !tokens[i].isCapitalised, !tokens[i].isPossessive else { return nil }
    return Gender(noun: tokens[i].hash)
  }

  /// "Dorothy Holm, his ⟦daughter⟧, left", "Ada Holm, 52, a ⟦mother⟧ of two"; not "Ada Holm, whose husband …".
  private func kinBehind(_ last: Int) -> Gender? {
    var i = last + 1
    guard i < tokens.count, tokens[i].kind == .comma else { return nil }
    i += 1
    if i + 1 < tokens.count, tokens[i].kind == .number, tokens[i + 1].kind == .comma { i += 2 }
    let words = EnglishClosedClasses.shared
    var steps = 0
    while i < tokens.count, steps < 4, tokens[i].isWord, !words.isRelative(tokens[i]), tokens[i].hash != Self.whose {
      if let gender = Gender(noun: tokens[i].hash), !tokens[i].isPossessive { return gender }
      i += 1
      steps += 1
    }
    return nil
  }

  private static let whose = WordHash.of("whose".utf8)

  /// "Ada Holm and ⟦her⟧ husband", "Neil Holm met ⟦his⟧ own lawyer".
  private func possessiveBehind(_ last: Int) -> Gender? {
    var i = last + 1
    var steps = 0
    while i + 1 < tokens.count, steps < 6, tokens[i].isWord, !tokens[i].isCapitalised {
      if let gender = Gender(pronoun: tokens[i].hash) {
        return Gender.isKin(tokens[i + 1].hash) || tokens[i + 1].hash == Self.own ? gender : nil
      }
      if tokens[i].classes.contains(.roleNoun) || Gender.isKin(tokens[i].hash) { return nil }
      i += 1
      steps += 1
    }
    return nil
  }

  private static let own = WordHash.of("own".utf8)

  /// Where a name's age stands: "Ada Holm, ⟦52⟧, said".
  func age(behind mention: Mention) -> ProseRange? {
    let last = tokens.firstIndex(endingAtOrBehind: mention.range.end)
    guard last + 2 < tokens.count, tokens[last + 1].kind == .comma, case let age = tokens[last + 2],
      age.kind == .number, age.range.length < 4
    else { return nil }
    return last + 3 >= tokens.count || !tokens[last + 3].isWord ? age.range : nil
  }
}
