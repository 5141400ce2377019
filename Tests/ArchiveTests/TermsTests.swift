import Testing

@testable import Archive

/// The folded words of a text.
private func words(_ text: String) -> [String] {
  var words: [String] = []
  WordReader.read(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
  return words
}

@Test(arguments: [
  ("Müller’s 1,200 troops", ["muller", "1200", "troops"]),
  ("rose 3.5 percent. Then, 4", ["rose", "3.5", "percent", "then", "4"]),
  ("O'Brien's don’t 'quoted'", ["obrien", "dont", "quoted"]),
  ("Łódź STRAßE Œuvre Åland", ["lodz", "strasse", "oeuvre", "aland"]),
  ("Cafe\u{301} co\u{AD}operate zero\u{200B}width", ["cafe", "cooperate", "zerowidth"]),
  ("Киев ΑΘΗΝΑ 東京", ["киев", "αθηνα", "東京"]),
  ("×÷…—\u{2019}", []), ("", []),
])
func `a word is one key however it is written`(_ text: String, _ expected: [String]) {
  #expect(words(text) == expected)
}

@Test func `a word knows where it stands in the text`() {
  let text = "“Müller’s”"
  var places: [String] = []
  WordReader.read(text) { _, range in places.append(String(decoding: Array(text.utf8)[range], as: UTF8.self)) }
  #expect(places == ["Müller’s"])
}

@Test func `forms of a word meet and little words do not count`() {
  let counts = TermCounts(title: "Strikes", text: "A strike, the strikes: parties and a party. Classes, class, virus.")
  // Twice each at the beginning, where news says what it is about.
  #expect(counts.counts == ["strike": 14, "party": 4, "class": 4, "virus": 2])
  let late = TermCounts(title: "", text: String(repeating: " ", count: 1000) + "A strike, the strikes.")
  #expect(late.counts == ["strike": 2])
}
