import TestSupport
import Testing

@testable import Articles

/// The attributions of a paragraph, one a line: source | cue | kind. A dash where the words name no source.
private func attributions(_ text: String) -> String {
  let facts = facts(text)
  let bytes = Array(text.utf8)
  let rows = facts.attributions.map { attribution in
    let source = attribution.source.map { string(bytes, $0) } ?? "–"
    return "\(source) | \(string(bytes, attribution.cue)) | \(attribution.kind)"
  }
  return rows.joined(separator: "\n")
}

/// Checks that the marked words are the content of the paragraph's attributions.
private func checkContent(_ expected: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
  let text = MarkedText(expected).text
  let contents = facts(text).attributions.flatMap(\.content)
  #expect(marked(contents, in: Array(text.utf8)) == expected, sourceLocation: sourceLocation)
}

@Suite struct AttributionTests {
  @Test(arguments: [
    // The subject before its verb.
    ("Lavrov said the bridge fell.", "Lavrov | said | named"),
    ("Ada Holm said on Monday that the bridge fell.", "Ada Holm | said | named"),
    ("Ada Holm has also warned that the wall is weak.", "Ada Holm | has also warned | named"),
    ("Ada Holm told reporters the wall is weak.", "Ada Holm | told | named"),
    ("The bridge fell, Lavrov said.", "Lavrov | said | named"),
    ("The head of the harbor board said it fell.", "The head of the harbor board | said | named"),
    ("The report says the bridge was never safe.", "The report | says | named"),
    ("The Coastal Safety Agency announced a survey.", "The Coastal Safety Agency | announced | named"),
    ("A study by Norvane University found that gulls can count.", "A study by Norvane University | found | named"),
    ("Kessling wrote: “It fell.”", "Kessling | wrote: | named"),
    ("Kessling thinks that it fell.", "Kessling | thinks | named"),
    ("Rep. Dov Perrault (R-Texas) said it fell.", "Rep. Dov Perrault (R-Texas) | said | named"),
    ("Holm and Kessling agreed that it fell.", "Holm and Kessling | agreed | named"),
    ("Norvane officials said it fell.", "Norvane officials | said | vague"),
    // The verb before its subject.
    ("“It fell,” said Lavrov.", "Lavrov | said | named"),
    ("\"It fell,\" said Ada Holm, the county engineer.", "Ada Holm, the county engineer | said | named"),
    ("The bridge fell, said Ada Holm.", "Ada Holm | said | named"),
    ("“It fell,” said the county engineer.", "the county engineer | said | named"),
    ("“It fell,” wrote Kessling on Monday.", "Kessling | wrote | named"),
    ("“It fell,” explained a spokesman for the port.", "a spokesman for the port | explained | named"),
    // According to.
    ("According to Ada Holm, the bridge fell.", "Ada Holm | According to | named"),
    ("The bridge fell, according to the county survey.", "the county survey | according to | named"),
    ("The bridge fell, according to officials.", "officials | according to | vague"),
    // An apposition or a clause between the subject and its verb.
    ("Ada Holm, the county engineer, said it fell.", "Ada Holm, the county engineer | said | named"),
    ("Ada Holm, 54, said it fell.", "Ada Holm, 54 | said | named"),
    (
      "Ada Holm, a senior adviser to Tarrash, has said it fell.",
      "Ada Holm, a senior adviser to Tarrash | has said | named"
    ),
    ("The county's engineer, Ada Holm, said it fell.", "Ada Holm | said | named"),
    ("Olwen Tarrash, who toured the site, said it fell.", "Olwen Tarrash, who toured the site | said | named"),
    ("Holm, however, said it fell.", "Holm | said | named"),
    (
      "Holm, an analyst at Tarn, a firm that sells maps, said it fell.",
      "Holm, an analyst at Tarn, a firm that sells maps | said | named"
    ),
    ("A statement by Lavrov, who said it fell, was read out.", "A statement by Lavrov | said | named"),
    (
      "“It fell,” said Joren Adaly, who owns it, adding that it was old.",
      "Joren Adaly | said | named\nJoren Adaly | adding | named"
    ),
    // A title before the name.
    ("Port director Marta Kessling said it fell.", "Port director Marta Kessling | said | named"),
    ("Foreign Minister Sergey Lavrov said it fell.", "Foreign Minister Sergey Lavrov | said | named"),
    (
      "A spokeswoman for the mayor, Tilde Averin, said it fell.",
      "A spokeswoman for the mayor, Tilde Averin | said | named"
    ),
    ("Former mayor Olwen Tarrash said it fell.", "Former mayor Olwen Tarrash | said | named"),
    // A pronoun.
    ("She said it fell.", "She | said | named"),
    ("“It fell,” he added.", "he | added | named"),
    ("They insist that it fell.", "They | insist | named"),
    // "Saying" takes the subject of its sentence.
    ("Holm said it fell, adding that it was old.", "Holm | said | named\nHolm | adding | named"),
    // Two in one sentence.
    ("Holm said it fell, but Kessling denied that it was old.", "Holm | said | named\nKessling | denied | named"),
    // Passive.
    ("The plan was criticized by Kessling.", "Kessling | was criticized | named"),
    ("The wall is said to be weak.", "– | is said | vague"),
    ("It is believed that the wall is weak.", "– | It is believed | vague"),
    // Nouns.
    ("Lavrov's claim that it fell surprised the port.", "Lavrov's | claim | named"),
  ])
  func `a reader is told who says it`(_ text: String, _ expected: String) {
    #expect(attributions(text) == expected)
  }

  @Test(arguments: [
    ("Officials say the bridge fell.", "Officials | say | vague"),
    ("The bridge, critics say, was never safe.", "critics | say | vague"),
    ("The bridge is reportedly unsafe.", "– | reportedly | vague"),
    ("Some believe that the toll will double.", "Some | believe | vague"),
    ("Many experts warn that the wall is weak.", "Many experts | warn | vague"),
    ("Sources close to the council say a vote is near.", "Sources close to the council | say | vague"),
    ("A source familiar with the talks said they failed.", "A source familiar with the talks | said | vague"),
    ("“It fell,” said a senior official.", "a senior official | said | vague"),
    ("Two people said it fell.", "Two people | said | vague"),
    ("It was reported that the cat left.", "– | It was reported | vague"),
    ("The board was told that the wall is weak.", "– | was told | vague"),
    ("A senior official said it fell. He said it was old.", "A senior official | said | vague\nHe | said | vague"),
    ("Critics who say so are many.", "Critics | say | vague"),
    ("A handful of traders said it fell.", "A handful of traders | said | vague"),
    ("The wall is thought to be weak.", "– | is thought | vague"),
    ("The claims were denied by officials.", "officials | were denied | vague"),
  ])
  func `a source that nobody could ask is told apart`(_ text: String, _ expected: String) {
    #expect(attributions(text) == expected)
  }

  @Test func `a word of hearsay adds nothing where somebody is named`() {
    #expect(attributions("The bridge reportedly fell, Ada Holm said.") == "Ada Holm | said | named")
  }

  @Test(arguments: [
    "The council met on Monday.",
    "The insurance claims rose by half.",
    "Kessling did not comment.",
    "The bridge will close in May.",
    "Officials met on Monday.",
    "The town plans a second berth.",
    "",
  ])
  func `what reports nothing is no attribution`(_ text: String) {
    #expect(attributions(text) == "")
  }

  /// The corpus of the model counts these as attributions, and so does Stet: a wish, a refusal, the writer's own words.
  /// The last two are wrong: nothing is reported there.
  @Test(arguments: [
    ("Kessling has not said why.", "Kessling | has not said | named"),
    ("He refused to say why.", "He | refused to say | named"),
    ("I said so in March.", "I | said | named"),
    ("We believe in the bus.", "We | believe | named"),
    ("The reports reached the harbor in May.", "The reports | reached | named"),
    ("Some states remained silent on the matter.", "Some states | remained | vague"),
  ])
  func `what somebody does with words is an attribution in the wide sense`(_ text: String, _ expected: String) {
    #expect(attributions(text) == expected)
  }

  @Test(arguments: [
    ("The report, published on Monday, says it fell.", "The report | published | named\nThe report | says | named"),
    (
      "Several members, who would not be named, said it fell.", "Several members, who would not be named | said | vague"
    ),
    ("Nobody said that it fell.", "Nobody | said | unnamed"),
  ])
  func `a subject behind two commas is found, and what is none is not taken for one`(_ text: String, _ expected: String)
  {
    #expect(attributions(text) == expected)
  }

  @Test func `words inside quotation marks report nothing on their own`() {
    #expect(attributions("“He said it fell,” Holm said.") == "Holm | said | named")
  }

  @Test func `the content is what is said, without the words that say who`() {
    checkContent("Lavrov said ⟦the bridge fell⟧.")
    checkContent("Lavrov said ⟦that the bridge fell⟧.")
    checkContent("According to Lavrov, ⟦the bridge fell⟧.")
    checkContent("⟦The bridge fell⟧, according to Lavrov.")
    checkContent("⟦The bridge fell⟧, Lavrov said.")
    checkContent("⟦“The bridge fell,”⟧ said Lavrov.")
    checkContent("Lavrov said: ⟦“The bridge fell.”⟧")
    checkContent("⟦The bridge⟧, Lavrov said, ⟦fell⟧.")
    checkContent("⟦“It fell,”⟧ according to Lavrov, ⟦“and nobody came.”⟧")
  }

  @Test func `a quoted sentence beside its speaker's belongs to the speaker`() {
    checkContent("⟦“The bridge fell,”⟧ said Lavrov. ⟦“It was old and nobody cared.”⟧")
    checkContent("⟦“The bridge fell. It was old,”⟧ said Lavrov.")
  }
}
