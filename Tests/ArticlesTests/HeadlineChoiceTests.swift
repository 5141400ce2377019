import Formats
import Testing

@testable import Articles

/// A line that might be the headline, against a plain one of some words: who wins says what a weight is worth in words.
private struct Line {
  var words = 8
  /// Of the words, those that the article has too.
  var shared = 0
  var isTerminated = false
  var distance = 0
  var isBeforeCredits = false
  var isBehindByline = false
  var next = 0
}

/// Whether the first line is chosen rather than the second.
private func wins(_ line: Line, over other: Line) -> Bool {
  let prose = { (text: String) in Prose(verbatim: Array(text.utf8)) }
  func words(_ line: Line, _ stranger: String) -> String {
    (0..<line.words).map { $0 < line.shared ? "ferry\(letters($0))" : stranger + letters($0) }.joined(separator: " ")
  }
  var choice = HeadlineChoice(article: [prose((0..<20).map { "ferry" + letters($0) }.joined(separator: " "))])
  for (number, line) in [line, other].enumerated() {
    choice.consider(
      number, prose(words(line, "quay" + letters(number))), words: line.words, isTerminated: line.isTerminated,
      distance: line.distance, isBeforeCredits: line.isBeforeCredits, isBehindByline: line.isBehindByline,
      next: line.next)
  }
  return choice.best == 0
}

private func letters(_ number: Int) -> String { String(UnicodeScalar(UInt8(97 + number % 26))) }

/// The weights of `HeadlineChoice`, each from both sides: a quarter more or less of any of them fails a line here.
@Suite struct HeadlineChoiceTests {
  @Test func `eight words are enough, more than eighteen too many`() {
    #expect(wins(Line(words: 8, distance: 1), over: Line(words: 7)))
    #expect(!wins(Line(words: 8, distance: 1), over: Line(words: 9)))
    #expect(wins(Line(words: 18), over: Line(words: 7)))
    #expect(wins(Line(words: 19), over: Line(words: 4)))
    #expect(!wins(Line(words: 19), over: Line(words: 5)))
  }

  @Test func `a line is worth less the farther it is from the article`() {
    #expect(wins(Line(words: 5, distance: 9), over: Line(words: 4)))
    #expect(!wins(Line(words: 5, distance: 11), over: Line(words: 4)))
  }

  @Test func `a full stop counts against it`() {
    #expect(wins(Line(isTerminated: true), over: Line(words: 5)))
    #expect(!wins(Line(isTerminated: true), over: Line(words: 6)))
  }

  @Test func `a byline below it speaks for it, one above against it`() {
    #expect(wins(Line(words: 4, isBeforeCredits: true), over: Line(words: 6, distance: 4)))
    #expect(!wins(Line(words: 4, isBeforeCredits: true), over: Line(words: 6)))
    #expect(wins(Line(isBehindByline: true), over: Line(words: 5, distance: 5)))
    #expect(!wins(Line(isBehindByline: true), over: Line(words: 6, distance: 5)))
  }

  @Test func `words that the article takes up are worth six`() {
    #expect(wins(Line(words: 2, shared: 2), over: Line()))
    #expect(!wins(Line(words: 2, shared: 1), over: Line(words: 6, distance: 5)))
  }

  @Test func `a standfirst of ten words below it speaks for a line that is more than the name of a section`() {
    #expect(wins(Line(words: 4, shared: 4, next: 10), over: Line(shared: 8, distance: 1)))
    #expect(!wins(Line(words: 4, shared: 4, next: 9), over: Line(shared: 8, distance: 1)))
    #expect(!wins(Line(words: 4, shared: 4, next: 10), over: Line(shared: 8, distance: 10, isBeforeCredits: true)))
    #expect(wins(Line(words: 3, shared: 3, next: 10), over: Line(words: 6, shared: 6)))
    #expect(!wins(Line(words: 2, shared: 2, next: 10), over: Line(words: 5, shared: 5)))
  }
}
