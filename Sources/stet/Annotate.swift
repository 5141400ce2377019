import Articles
import FoundationEssentials
import Glibc
import Rules

/// JSON lines in, JSON lines out: the facts and findings of every article.
enum Annotate: Command {
  static let name = "annotate"
  static let summary = "facts and findings of articles, as JSON lines"
  static let options: [Option] = [.value("--settings")]
  static let help = """
    Usage: stet annotate [--settings FILE] < articles.jsonl > facts.jsonl

    Reads one article a line from standard input and writes one line for each, in the order of the input:

      in   {"id": "a1", "text": "…", "format": "plain" | "markdown" | "html"}
           "format" may be missing (plain); other fields are passed over
      out  {"id": "a1",
            "sentences":    [{"start", "end", "unsourced", "vague"}],      probabilities, flagged or not
            "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]],
                              "kind": "named" | "vague" | "none"}],   none: the words point to nobody
            "entities":     [{"start", "end", "type": "PER" | "ORG" | "LOC" | "MISC", "entity": null, "cluster"}],
            "lines":        [{"label": "article" | "boilerplate" | "blank", "score"}],   one for each line
            "findings":     [{"rule", "severity", "start", "end", "message", "score"}]}

    Offsets count Unicode scalars from the start of the text, half-open. A line that is no article gives
    {"id", "error", "line"} and the run goes on; the exit status is then 1. All cores work; memory is bounded by the
    longest lines. The shape is in Protocol/annotate.schema.json.

    Examples:
      stet annotate < corpus.jsonl > facts.jsonl
      jq -c '{id: .url, text: .body}' dump.jsonl | stet annotate | jq '.findings | length'

    """

  /// Lines worked on at a time: enough to keep the cores busy, few enough to stay small.
  private static let batchLines = 256
  private static let batchBytes = 8 << 20

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.isEmpty || arguments.rest == ["-"] else {
      throw UsageError(description: "articles come on standard input")
    }
    let settings = try SettingsFile.settings(arguments.value("--settings"))
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
      for answer in inParallel(batch, { Annotation.answer(to: $0.line, number: $0.number, settings) }) {
        failed = failed || answer.isError
        Output.standard.write(answer.line)
        Output.standard.write([0x0A])
      }
      Output.standard.flush()
    }
    return failed ? 1 : 0
  }
}
