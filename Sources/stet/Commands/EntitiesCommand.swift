import Archive
import Articles
import Files
import FoundationEssentials
import Glibc
import KnowledgeImport
import LanguageServerProtocol

/// Making and looking after knowledge bases.
enum EntitiesCommand: Command {
  static let name = "entities"
  static let summary = "build and check the knowledge bases that say who is who"
  static let options: [Option] = [
    .value("--jsonl"), .value("--table"), .value("--output"), .value("--name"), .flag("--quiet"),
    .value("--wikidata"), .value("--languages"), .value("--min-sitelinks"),
  ]
  static let help = """
    Usage: stet entities build (--jsonl FILE | --table FILE)… [--output FILE] [--name NAME] [--quiet]
           stet entities build --wikidata FILE|- [--languages en,de] [--min-sitelinks N] [--output FILE] …
           stet entities status
           stet entities check [FILE…]

    A base says who bears a name: type, offices with their dates, country, other names, identifiers, a link. One ships
    inside the program; yours lie on top of it, in $XDG_DATA_HOME/stet/entities (~/.local/share/stet/entities), every
    file *.base there in the order of its name: a later one overrides facts and adds names.

    build   makes a base of all the files named. It is put in place whole; editors use it when they are started next.
            --jsonl   a line of JSON each:
                      {"id", "type": "person"|"organization"|"place"|"event"|"work", "name"} and of
                      "kind", "aliases": […], "country", "roles": ["mayor of Dunmore (2021-05/)", …], "born", "died",
                      "as_of", "url", "description", "demonyms": […], "capital", "population", "sitelinks", "source"
            --table   the same tab-separated; the second line names the columns, "|" parts values
            --output  where to, instead of the folder above; --name what to call it
            A file may be packed (.gz, .bz2, .xz, .zst). A line that says no entity is named and passed over.

            --wikidata  Wikidata's dump, latest-all.json.gz or .bz2, or any part of it in the same layout. It is read
                        line by line on all cores; stopped at any moment, the same command goes on where it was (what
                        has been read is kept beside the base, in a folder FILE.partial, until the base is made).
                        The base is called 00-wikidata.base, so that your own lists lie above it. Programs that unpack
                        on several cores help most: lbzip2 -dc latest-all.json.bz2 | stet entities build --wikidata -
            --languages      whose names are taken, "en" unless said; the first with a name gives the name
            --min-sitelinks  on how many Wikipedias there must be an article, 5 unless said: some millions of people,
                             places, organizations, events and works have as many
    status  lists the bases in use with what they hold.
    check   reads bases whole and says whether a byte of them has changed.

    Exit status: 0; 1 when a line was passed over or a base is damaged; 2 when nothing could be done; 130 when a dump's
    reading was stopped.

    Examples:
      stet entities build --jsonl desk.jsonl
      stet entities build --table council.tsv --name "City desk"
      stet entities build --wikidata latest-all.json.bz2 --languages en,de --min-sitelinks 10
      stet entities status

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    switch arguments.rest.first {
    case "build" where arguments.rest.count == 1: return try build(arguments)
    case "status" where arguments.rest.count == 1: return status()
    case "check": return check(Array(arguments.rest.dropFirst()))
    default: throw UsageError(description: "build, status or check is wanted")
    }
  }

  // MARK: build

  private static func build(_ arguments: Arguments) throws -> Int32 {
    if arguments.has("--wikidata") { return try WikidataBuild(arguments).run() }
    for option in ["--languages", "--min-sitelinks"] where arguments.has(option) {
      throw UsageError(description: "\(option) goes with --wikidata only")
    }
    let (lines, tables) = (arguments.all("--jsonl"), arguments.all("--table"))
    guard let first = lines.first ?? tables.first else {
      throw UsageError(description: "build wants --jsonl FILE, --table FILE or --wikidata FILE")
    }
    let stem = String(InputFile.unpackedName(first).split(separator: "/").last ?? "own")
    let name = arguments.value("--name") ?? stem.split(separator: ".").first.map(String.init) ?? "own"
    let path = try output(arguments, name)
    let sources = (lines + tables).map { String($0.split(separator: "/").last ?? "") }.joined(separator: ", ")
    let writer = try BaseWriter(
      path, BaseBuilder(name: name, source: sources, asOf: Date.now.formatted(.iso8601.year().month().day())))
    var problems = LineProblems()
    for file in tables { try addTable(file, to: writer, &problems) }
    for file in lines { try addLines(of: file, to: writer, &problems) }
    guard writer.entityCount > 0 else { throw FileError(description: "no entity was read, so no base was made") }
    let bytes = try writer.finish()
    if !arguments.has("--quiet") {
      let twice = writer.skipped > 0 ? ", \(writer.skipped) with an id that came before left out" : ""
      let passed = problems.count > 0 ? ", \(problems.count) lines passed over" : ""
      Output.standard.write(
        "\(printable(path)): \(writer.entityCount) entities\(twice)\(passed), \((bytes + 1023) / 1024) KiB\n")
      Output.standard.flush()
    }
    return problems.count > 0 ? 1 : 0
  }

  /// Where a base goes that is called so.
  static func output(_ arguments: Arguments, _ name: String) throws -> String {
    if let path = arguments.value("--output") { return path }
    guard let folder = EntitiesFolder.path else {
      throw UsageError(description: "neither HOME nor XDG_DATA_HOME is set, so --output FILE is needed")
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let plain = name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
    return "\(folder)/\(String(plain).lowercased()).base"
  }

  private static func addTable(_ path: String, to writer: BaseWriter, _ problems: inout LineProblems) throws {
    var lines = try InputLines(path)
    var text: [UInt8] = []
    while let line = lines.next() { text += line + [0x0A] }
    try lines.finish()
    try Files.requireUTF8(text, of: path)
    let table = EntityTable(String(decoding: text, as: UTF8.self))
    for problem in table.problems { problems.add("\(path): line \(problem.line): \(problem.reason)") }
    for entity in table.entities { try writer.add(entity) }
  }

  private static let batchLines = 4096

  private static func addLines(of path: String, to writer: BaseWriter, _ problems: inout LineProblems) throws {
    var lines = try InputLines(path)
    var number = 0
    var isDone = false
    while !isDone {
      var batch: [(line: [UInt8], number: Int)] = []
      while batch.count < batchLines, !isDone {
        guard let line = lines.next() else {
          isDone = true
          break
        }
        number += 1
        if line.contains(where: { $0 > 0x20 }) { batch.append((line, number)) }
      }
      for (read, line) in zip(inParallel(batch, { entity($0.line) }), batch) {
        switch read {
        case .success(let entity): try writer.add(entity)
        case .failure(let error): problems.add("\(path): line \(line.number): \(error)")
        }
      }
    }
    try lines.finish()
  }

  private static func entity(_ line: [UInt8]) -> Result<KnownEntity, BaseError> {
    guard let read = try? JSONLine.decode(EntityLine.self, from: line) else {
      return .failure(
        BaseError("is no entity: {\"id\", \"type\", \"name\"} and what 'stet help entities' lists is wanted"))
    }
    do throws(BaseError) { return .success(try read.entity()) } catch { return .failure(error) }
  }

  // MARK: status, check

  static func status() -> Int32 {
    describe(.starter, "(inside the program)")
    var failed = false
    for path in EntitiesFolder.path.map(BaseFile.paths) ?? [] {
      do throws(BaseError) { describe(try BaseFile.open(path), path) } catch {
        failed = true
        Terminal.error("stet entities: \(printable(error.description))\n")
      }
    }
    Output.standard.flush()
    return failed ? 1 : 0
  }

  private static func describe(_ base: KnowledgeBase, _ path: String) {
    let about = base.entity(0)
    let date = about?[.asOf].map { ", as of \($0)" } ?? ""
    Output.standard.write(
      printable("\(about?.name ?? ""): \(base.entityCount) entities, \(base.nameCount) names\(date), ")
        + printable("\((base.length + 1023) / 1024) KiB, \(path)") + "\n")
  }

  private static func check(_ named: [String]) -> Int32 {
    var failed = false
    for path in named.isEmpty ? EntitiesFolder.path.map(BaseFile.paths) ?? [] : named {
      do throws(BaseError) {
        guard try BaseFile.open(path).isWhole else {
          throw BaseError("\(path): is damaged: its content is not what was written; build it anew")
        }
        Output.standard.write("\(printable(path)): whole\n")
      } catch {
        failed = true
        Terminal.error("stet entities: \(printable(error.description))\n")
      }
    }
    Output.standard.flush()
    return failed ? 1 : 0
  }
}
