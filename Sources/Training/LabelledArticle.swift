import FoundationEssentials

/// An article with its attributions, as the labelled files hold it: one JSON object a line.
///
/// Offsets count Unicode scalars from the start of the text, half-open; every role is a list of pieces.
struct LabelledArticle: Decodable {
  struct Relation: Decodable {
    let source: [Span]
    let cue: [Span]
    let content: [Span]
  }

  /// `[start, end]`
  struct Span: Decodable {
    let start: Int
    let end: Int

    init(from decoder: any Decoder) throws {
      var numbers = try decoder.unkeyedContainer()
      start = try numbers.decode(Int.self)
      end = try numbers.decode(Int.self)
    }
  }

  let text: String
  let attributions: [Relation]
}

/// An article whose sentences are labelled by whether they need a source and have one.
struct LabelledSentences: Decodable {
  struct Sentence: Decodable {
    let start: Int
    let end: Int
    /// Of the first reader.
    let label: ClaimLabel

    private enum CodingKeys: CodingKey { case start, end, labels }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      start = try fields.decode(Int.self, forKey: .start)
      end = try fields.decode(Int.self, forKey: .end)
      var labels = try fields.nestedUnkeyedContainer(forKey: .labels)
      let letter = try labels.decode(String.self)
      guard let label = ClaimLabel(letter: letter) else {
        throw TrainingError(description: "'\(letter)' is no label: there are \(ClaimLabel.letters)")
      }
      self.label = label
    }
  }

  let text: String
  let sentences: [Sentence]

  /// Of the sentence that shares most with a stretch of the text; Unicode scalars.
  func label(from start: Int, to end: Int) -> ClaimLabel? {
    let best = sentences.max {
      min($0.end, end) - max($0.start, start) < min($1.end, end) - max($1.start, start)
    }
    guard let best, min(best.end, end) > max(best.start, start) else { return nil }
    return best.label
  }
}

/// What a reader called a sentence, in the order of the columns of the table of weights.
enum ClaimLabel: Int {
  case attributed, vague, unsourced, record, opinion, notBody

  static let letters = "QVUNOX"

  /// As the guideline of the labelled files has it.
  init?(letter: String) {
    guard letter.count == 1, let place = Self.letters.firstIndex(of: Character(letter)) else { return nil }
    self.init(rawValue: Self.letters.distance(from: Self.letters.startIndex, to: place))
  }
}

/// What was read, where, and what is wrong with it.
package struct TrainingError: Error, CustomStringConvertible {
  package let description: String
}

/// The objects of a file of JSON lines. A line that is none is an error: a model fitted on half a file misleads.
func labelled<Row: Decodable>(_ type: Row.Type, in bytes: [UInt8], of path: String) throws(TrainingError) -> [Row] {
  var rows: [Row] = []
  let decoder = JSONDecoder()
  for (number, line) in bytes.split(separator: 0x0A).enumerated() where line.contains(where: { $0 > 0x20 }) {
    do {
      rows.append(try decoder.decode(type, from: Data(line)))
    } catch {
      throw TrainingError(description: "\(path), line \(number + 1) is no labelled article: \(error)")
    }
  }
  guard !rows.isEmpty else { throw TrainingError(description: "\(path) holds no labelled article") }
  return rows
}
