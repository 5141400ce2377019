import Formats
import LanguageServerProtocol
import TestSupport

extension EditScript {
  /// Some texts with a few messages of a few changes each, in all encodings; the places lie in the text, at its borders and
  /// beyond them.
  package static func random(_ seed: UInt64) -> EditScript {
    var dice = Dice(state: seed)
    func words(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &dice)).map { _ in (Self.pieces + oddBits).randomElement(using: &dice)! }
        .joined()
    }
    let encoding = PositionEncoding.allCases.randomElement(using: &dice)!
    let text = words(0...40)
    var counted = ReferenceColumns(text, encoding)
    func position() -> Position {
      let line = Int.random(in: 0..<counted.lineCount, using: &dice)
      let width = counted.width(ofLine: line)
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: return Position(line: counted.lineCount + Int.random(in: 0..<3, using: &dice), character: 2)
      case 1: return Position(line: line, character: width + 1)
      case 2: return Position(line: line, character: Int(Int32.max))
      default: return Position(line: line, character: Int.random(in: 0...width, using: &dice))
      }
    }
    var messages: [[Change]] = []
    for _ in 0..<Int.random(in: 1...5, using: &dice) {
      var changes: [Change] = []
      // Eight and more in one message are taken in another way.
      for _ in 0..<[1, 1, 1, 2, 3, 12].randomElement(using: &dice)! {
        let start = position()
        let end = [start, position()].randomElement(using: &dice)!
        let isWhole = Int.random(in: 0..<40, using: &dice) == 0
        let change = Change(isWhole ? nil : PositionRange(start: start, end: end), words(0...(isWhole ? 12 : 2)))
        changes.append(change)
        counted = ReferenceColumns(counted.text(after: change), encoding)
      }
      messages.append(changes)
    }
    return EditScript(text, allFormats.randomElement(using: &dice)!, encoding, messages)
  }

  /// Of texts that there is something to say of.
  static let pieces = [
    "Officials say the pier is unsafe. ", "Port director Ines Okafor said the ferry would wait. ",
    "# Ferry stays in port\n\n",
    "Critics say fares have fallen by 40 percent. ", "“It paid for its own clerk,” Okafor said. ", "By Ann Tarn\n",
    "[the plan](plan.md) ", "<p>", "</p>", "* TODO Shops\n", "> ", "```\n", "Related Articles\n",
    "[stet: vague-attribution] ",
    "https://ledger.example/pier ", "- ", "reportedly ", "[[file:x.org][board chair]] ", "🚢", "\n",
  ]
}
