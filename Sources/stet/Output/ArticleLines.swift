import Files
import Formats
import FoundationEssentials
import Glibc

/// Articles on standard input, a line of JSON each, and one line on standard output for every one of them.
enum ArticleLines {
  /// Lines worked on at a time: enough to keep the cores busy, few enough to stay small.
  private static let batchLines = 256
  private static let batchBytes = 8 << 20

  /// Bytes of one article. A page takes some 30 bytes of memory a byte while it is read, and one is read on each core; the
  /// longest pages there are, whole books and standards, have half as many.
  static let largestArticle = 32 << 20

  /// What a line's "format" can be, for help and messages: `"plain" | "markdown"`.
  static var formats: String { allFormats.names.map { "\"\($0)\"" }.joined(separator: " | ") }

  /// Answers every line in the order of the input, on all cores. The exit status: 1 if a line was no article.
  ///
  /// - Parameter work: a text, its format and its identifier as JSON; gives a line without its end.
  static func answer(_ work: @Sendable (SourceText, any PageFormat, _ id: [UInt8]) -> [UInt8]) -> Int32 {
    var reader = LineReader(STDIN_FILENO)
    var number = 0
    var failed = false
    var isDone = false
    while !isDone {
      var batch: [(line: [UInt8], number: Int)] = []
      var size = 0
      while batch.count < batchLines, size < batchBytes {
        guard let line = reader.next() else {
          isDone = true
          break
        }
        number += 1
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        size += line.count
        batch.append((line, number))
      }
      for answer in inParallel(batch, { Self.answer(to: $0.line, number: $0.number, work) }) {
        failed = failed || answer.isError
        Output.standard.write(answer.line)
        Output.standard.write([0x0A])
      }
      Output.standard.flush()
    }
    return failed ? 1 : 0
  }

  private struct Answer: Sendable {
    let line: [UInt8]
    let isError: Bool
  }

  private static func answer(
    to line: [UInt8], number: Int, _ work: (SourceText, any PageFormat, _ id: [UInt8]) -> [UInt8]
  ) -> Answer {
    let question: Question
    do {
      question = try JSONLine.decode(Question.self, from: line)
    } catch {
      let id = (try? JSONLine.decode(Identified.self, from: line))?.id
      return Answer(line: encoded(Failure(id: id, error: reason(error), line: number)), isError: true)
    }
    guard question.text.utf8.count <= largestArticle else {
      let error = "\"text\" is larger than \(largestArticle >> 20) MB"
      return Answer(line: encoded(Failure(id: question.id, error: error, line: number)), isError: true)
    }
    guard let format = allFormats.named(question.format ?? "plain") else {
      let error = "\"format\" is '\(question.format ?? "")'; it can be \(allFormats.names.joined(separator: ", "))"
      return Answer(line: encoded(Failure(id: question.id, error: error, line: number)), isError: true)
    }
    return Answer(line: work(SourceText(question.text), format, encoded(question.id)), isError: false)
  }

  static func encoded(_ value: some Encodable) -> [UInt8] {
    (try? JSONLine.encode(value)) ?? Array("{\"error\":\"the answer could not be written\"}".utf8)
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "there is no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is of the wrong type"
    default: "this is no JSON object"
    }
  }
}

private struct Question: Decodable {
  let id: Identifier
  let text: String
  let format: String?
}

private struct Identified: Decodable {
  let id: Identifier
}

private struct Failure: Encodable {
  let id: Identifier?
  let error: String
  let line: Int
}
