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

  /// What a line is answered with.
  struct Reply: Sendable {
    /// Without its end.
    let line: [UInt8]
    /// What could not be looked at for it, which makes the run a failed one; said once, however many lines have it.
    var problem: String?
    /// Why nothing of the page could be read; its line then says so, and no other.
    var unread: String?
  }

  /// Answers every line in the order of the input, on all cores. The exit status: 1 if a line was no article, 2 where
  /// something that was asked for could not be looked at, 130 where it was stopped: what was begun is then answered, and no
  /// line is cut.
  ///
  /// - Parameters:
  ///   - command: for messages.
  ///   - work: a text, its format and its identifier as JSON.
  /// - Throws: where the input cannot be read; what was read before is answered.
  static func answer(
    _ command: String, _ work: @Sendable (SourceText, any PageFormat, _ id: [UInt8]) -> Reply
  ) throws(FileError) -> Int32 {
    Interruption.begin()
    defer { Interruption.end() }
    var progress = CountProgress(command, "articles")
    var answered = 0
    var reader = LineReader.standardInput(stop: Interruption.descriptor)
    var number = 0
    var failed = false
    var told: Set<String> = []
    var isDone = false
    var unread: FileError?
    while !isDone, !Interruption.isWanted {
      var batch: [(line: [UInt8], number: Int)] = []
      var size = 0
      while batch.count < batchLines, size < batchBytes {
        var next: [UInt8]?
        do throws(FileError) { next = try reader.next() } catch { unread = error }
        guard let line = next else {
          isDone = true
          break
        }
        number += 1
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        size += line.count
        batch.append((line, number))
      }
      let answers = inParallel(batch) { Self.answer(to: $0.line, number: $0.number, work) }
      progress.clear()
      for answer in answers {
        failed = failed || answer.isError
        Output.standard.write(answer.reply.line)
        Output.standard.write([0x0A])
        if let problem = answer.reply.problem, told.insert(problem).inserted {
          Terminal.error("stet \(command): \(printable(problem))\n")
        }
      }
      Output.standard.flush()
      answered += batch.count
      progress.show(answered, share: StandardFiles.inputShare)
    }
    progress.clear()
    if let unread { throw unread }
    if Interruption.isWanted {
      Terminal.error("stet \(command): stopped; \(answered) lines were answered\n")
      return 130
    }
    return told.isEmpty ? failed ? 1 : 0 : 2
  }

  private struct Answer: Sendable {
    let reply: Reply
    let isError: Bool
  }

  private static func answer(
    to line: [UInt8], number: Int, _ work: (SourceText, any PageFormat, _ id: [UInt8]) -> Reply
  ) -> Answer {
    let question: Question
    do {
      question = try JSONLine.decode(Question.self, from: line)
    } catch {
      let id = (try? JSONLine.decode(Identified.self, from: line))?.id
      return failure(Failure(id: id, error: reason(error), line: number))
    }
    guard question.text.utf8.count <= largestArticle else {
      let error = "\"text\" is larger than \(largestArticle >> 20) MB"
      return failure(Failure(id: question.id, error: error, line: number))
    }
    guard let format = allFormats.named(question.format ?? "plain") else {
      let error = "\"format\" is '\(question.format ?? "")'; it can be \(allFormats.names.joined(separator: ", "))"
      return failure(Failure(id: question.id, error: error, line: number))
    }
    let reply = work(SourceText(question.text), format, encoded(question.id))
    if let unread = reply.unread { return failure(Failure(id: question.id, error: unread, line: number)) }
    return Answer(reply: reply, isError: false)
  }

  private static func failure(_ failure: Failure) -> Answer {
    Answer(reply: Reply(line: encoded(failure)), isError: true)
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
