import TestSupport
import Testing

@testable import Articles

/// The tokens of a text, a space between two.
private func tokens(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return Articles.tokens(of: bytes).map { string(bytes, $0.range) }.joined(separator: " ")
}

/// The cores of words that own something: "Kiev's bridge" says "Kiev".
private func owners(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return Articles.tokens(of: bytes).filter(\.isPossessive).map { string(bytes, $0.coreRange) }
}

private func kinds(_ text: String) -> [Token.Kind] { Articles.tokens(of: Array(text.utf8)).map(\.kind) }

@Suite struct TokensTests {
  @Test(arguments: [
    ("The bridge fell.", "The bridge fell ."),
    ("A well-known ship's cook didn’t cook.", "A well-known ship's cook didn’t cook ."),
    ("The U.S. and the U.K. met.", "The U.S. and the U.K. met ."),
    ("It cost $2.4 million, or 1,200 a head.", "It cost $ 2.4 million , or 1,200 a head ."),
    ("Half (49.5%) came; half didn't.", "Half ( 49.5 % ) came ; half didn't ."),
    ("the 3rd of May 2026", "the 3rd of May 2026"),
    ("AT&T and Q&A", "AT&T and Q&A"),
    ("See example.org/ferry.", "See example.org / ferry ."),
    ("It fell.The town slept.", "It fell . The town slept ."),
    ("Wait… what?!", "Wait … what ? !"),
    ("rich—and poor", "rich — and poor"),
    ("Žižka met Ötzi at the café.", "Žižka met Ötzi at the café ."),
    ("Cafe\u{301} closed", "Cafe\u{301} closed"),
    ("Ferry\u{A0}fares\u{2003}rise", "Ferry fares rise"),
    ("\u{AD}co\u{AD}operate", "\u{AD}co\u{AD}operate"),
    ("🚢 sails", "🚢 sails"),
    ("Мэр сказал: нет.", "Мэр сказал : нет ."),
    ("東京で", "東京で"),
    (" \t\r\n", ""),
  ])
  func `a word stays whole and a mark stands alone`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("Kiev's bridge", ["Kiev"]), ("Kiev’s bridge", ["Kiev"]), ("KIEV'S BRIDGE", ["KIEV"]),
    ("the Café’s door", ["Café"]),
    ("it's late", ["it"]), ("the workers' pay", []), ("O'Shea's", ["O'Shea"]), ("rock'n'roll", []),
  ])
  func `a name is found under itself when it owns something`(_ text: String, _ expected: [String]) {
    #expect(owners(text) == expected)
  }

  @Test(arguments: [
    ("“She” left", [Token.Kind.doubleQuote, .word, .doubleQuote, .word]),
    ("‘She’ «left»", [.singleQuote, .word, .singleQuote, .guillemet, .word, .guillemet]),
    ("(yes) – no; 5…", [.open, .word, .close, .pause, .word, .pause, .number, .terminal]),
    ("a, b/c", [.word, .comma, .word, .pause, .word]),
  ])
  func `marks are told apart by what they do`(_ text: String, _ expected: [Token.Kind]) {
    #expect(kinds(text) == expected)
  }

  @Test func `a word has one key in capitals, with curly apostrophes and as an owner`() {
    let spellings = ["didn't", "Didn’t", "DIDN'T"].map { facts($0).tokens[0].hash }
    #expect(Set(spellings).count == 1)
    #expect(Set(["Ötzi", "ötzi", "ÖTZI’S"].map { facts($0).tokens[0].hash }).count == 1)
  }

  @Test func `WHO, US and IT in capitals are names and no little words`() {
    for name in ["WHO", "US", "IT"] { #expect(!facts(name).tokens[0].classes.contains(.functionWord)) }
    for word in ["who", "us", "It"] { #expect(facts(word).tokens[0].classes.contains(.functionWord)) }
  }
}
