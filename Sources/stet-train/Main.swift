import Articles
import FoundationEssentials
import Glibc
import Training

/// Fits the models that are embedded in `stet`.
@main
enum Main {
  static let help = """
    Usage: stet-train clusters --text FILE --out FILE
           stet-train attribution --train FILE --dev FILE --out FILE [--seed N]
           stet-train claims --train FILE --dev FILE [--texts FILE --judgements FILE] --out FILE [--seed N]
           stet-train boilerplate --train FILE --out FILE [--seed N]
           stet-train entities --train FILE --dev FILE --out FILE [--seed N]
           stet-train starter --tables FOLDER --out FILE
           stet-train encoder-data [--attribution FILE] [--claims FILE] [--entities FILE] --out FILE
           stet-train judge [--articles FOLDER] [--deep] [--list]

    Fits a model of Stet from labelled articles, JSON lines in UTF-8, and prints scores on the way:

      clusters     classes of words, from any articles {"text"}    Sources/Weights/Models/word-clusters.bin
      attribution  who says what: {"text", "attributions": [{"source", "cue", "content"}]}, each a list of [start, end]
      claims       which sentences need a source: {"text", "sentences": [{"start", "end", "labels"}]}; the texts have no
                   labels, the judgements are what 'stet annotate --deep' said of them
                                                                   Sources/Weights/Models/claims.bin
      boilerplate  which lines of a page are article: {"url", "genre", "lines", "labels", "html"?}, a label a line:
                   "article", "boilerplate" or "skip"              Sources/Weights/Models/boilerplate.bin
      entities     names: not JSON but the columns of CoNLL, a token and its label (O, B-PER, I-ORG) a line, an empty line
                   behind a sentence                               Sources/Weights/Models/entities.bin
      starter      not fitted: the knowledge base of the tables *.tsv in Sources/Weights/Entities
                                                                   Sources/Weights/Entities/starter.base

      encoder-data not fitted: the three files as the trainer of the encoder in Scripts/Encoder reads them

    'judge' fits nothing: it prints how the program of this checkout reads the articles of Tests/Fixtures/Judgement, which
    the tests hold it to; with --deep the deep tier reads too, with --list each disagreement is a line.

    Offsets count Unicode scalars, half-open. The same files and the same seed give the same model. Attributions are
    fitted with the embedded classes of words: build anew between the two. Sources/Weights/MODELS.md has more.

    Example:
      stet-train attribution --train train.jsonl --dev dev.jsonl --out Sources/Weights/Models/attribution.bin

    """

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      let line = Array("stet-train: \(error)\n".utf8)
      _ = write(STDERR_FILENO, line, line.count)
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    guard let kind = arguments.first, kind != "--help", kind != "-h" else {
      say(help)
      return
    }
    let options = try Options(arguments.dropFirst())
    guard kind != "judge" else { return try judge(options) }
    let out = try options.path("--out")
    let model: [UInt8]
    switch kind {
    case "clusters":
      model = try ClusterTraining(say: say).run(text: try options.file("--text"))
    case "attribution":
      var training = AttributionTraining(say: say)
      training.seed = try options.seed
      model = try training.run(train: try options.file("--train"), dev: try options.file("--dev"))
    case "claims":
      var training = ClaimTraining(say: say)
      training.seed = try options.seed
      model = try training.run(
        train: try options.file("--train"), dev: try options.file("--dev"), texts: try options.fileIfAny("--texts"),
        judgements: try options.fileIfAny("--judgements"))
    case "boilerplate":
      var training = LineTraining(say: say)
      training.seed = try options.seed
      model = try training.run(train: try options.file("--train"))
    case "entities":
      var training = EntityTraining(say: say)
      training.seed = try options.seed
      model = try training.run(train: try options.file("--train"), dev: try options.file("--dev"))
    case "starter":
      let folder = try options.path("--tables")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }
      let (bytes, problems) = StarterBase.file(
        of: try names.map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) })
      guard problems.isEmpty else { throw UsageError(description: problems.joined(separator: "\n")) }
      model = bytes
    case "encoder-data":
      model = try EncoderData(say: say).run(
        attribution: try options.fileIfAny("--attribution"), claims: try options.fileIfAny("--claims"),
        entities: try options.fileIfAny("--entities"))
    default:
      throw UsageError(
        description:
          "there is no model '\(kind)'; there are clusters, attribution, claims, boilerplate, entities, starter, encoder-data and judge"
      )
    }
    // Whole or not at all: an interrupted run leaves the old model.
    try Data(model).write(to: URL(filePath: out), options: .atomic)
    say("\(out): \(model.count) bytes")
  }

  private static func judge(_ options: Options) throws {
    let folder = options.pathIfAny("--articles") ?? "Tests/Fixtures/Judgement"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    let corpus = try JudgementCorpus(
      try names.map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) })
    let encoder =
      options.has("--deep")
      ? try Encoder(ModelFile(bytes: [UInt8](Data(contentsOf: URL(filePath: "Sources/Weights/Models/encoder.bin")))))
      : nil
    let scores = JudgementScores(of: corpus, by: encoder)
    if options.has("--list") { scores.disagreements.forEach(say) }
    say("\(scores.deskTable)\n\n\(scores.table)")
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}

struct UsageError: Error, CustomStringConvertible { let description: String }

/// `--name value` pairs.
private struct Options {
  private var values: [String: String] = [:]
  private var flags: Set<String> = []

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let name = rest.popFirst() {
      guard !["--deep", "--list"].contains(name) else {
        flags.insert(name)
        continue
      }
      guard
        [
          "--text", "--train", "--dev", "--out", "--seed", "--tables", "--attribution", "--claims", "--entities",
          "--texts", "--judgements", "--articles",
        ]
        .contains(name), let value = rest.popFirst()
      else {
        throw UsageError(description: "'\(name)' is no option with a value; see stet-train --help")
      }
      values[name] = value
    }
  }

  func path(_ name: String) throws -> String {
    guard let path = values[name] else {
      throw UsageError(description: "\(name) FILE is missing; see stet-train --help")
    }
    return path
  }

  func pathIfAny(_ name: String) -> String? { values[name] }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  func fileIfAny(_ name: String) throws -> [UInt8]? { values[name] == nil ? nil : try file(name) }

  func file(_ name: String) throws -> [UInt8] {
    let path = try path(name)
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw UsageError(description: "cannot read \(path), the file of \(name)")
    }
    return [UInt8](data)
  }

  var seed: UInt64 {
    get throws {
      guard let text = values["--seed"] else { return 1 }
      guard let seed = UInt64(text) else { throw UsageError(description: "--seed wants a number, not '\(text)'") }
      return seed
    }
  }
}
