import FoundationEssentials

/// An article with its attributions, as the labelled files hold it: one JSON object a line.
///
/// Offsets count Unicode scalars from the start of the text, half-open; every role is a list of pieces.
struct LabelledArticle: Decodable {
  struct Relation: Decodable {
    let source: [[Int]]
    let cue: [[Int]]
    let content: [[Int]]
  }

  let id: String
  let text: String
  let attributions: [Relation]
}

/// An article whose sentences are labelled by whether they need a source and have one.
struct LabelledSentences: Decodable {
  struct Sentence: Decodable {
    let start: Int
    let end: Int
    /// One a reader: Q, V, U, N, O or X.
    let labels: [String]
  }

  let id: String
  let text: String
  let sentences: [Sentence]
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
