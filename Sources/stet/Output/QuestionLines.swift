import Files

/// Questions to the archive on standard input, a line of JSON each, and one line on standard output for every one of them.
enum QuestionLines {
  private struct Failure: Encodable {
    let error: String
    let line: Int
  }

  /// Answers every line in the order of the input. The exit status: 1 if a line was no question.
  ///
  /// - Parameter wanted: the shape of a question, for whoever sent something else.
  /// - Throws: where the input or what is asked cannot be read; what was answered before stays written.
  static func answer<Question: Decodable>(
    wanted: String, _ answer: (Question) throws -> some Encodable
  ) throws -> Int32 {
    var reader = LineReader.standardInput()
    var number = 0
    var failed = false
    while let line = try reader.next() {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      if let question = try? JSONLine.decode(Question.self, from: line) {
        Output.standard.write(try JSONLine.encode(try answer(question)) + [0x0A])
      } else {
        failed = true
        let failure = Failure(error: "this is no question: \(wanted) is wanted", line: number)
        Output.standard.write(try JSONLine.encode(failure) + [0x0A])
      }
    }
    Output.standard.flush()
    return failed ? 1 : 0
  }
}
