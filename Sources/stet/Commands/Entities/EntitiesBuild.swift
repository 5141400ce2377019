import Articles
import Files
import FoundationEssentials
import KnowledgeImport

/// Makes a base of a desk's own lists, or of a dump of Wikidata's.
enum EntitiesBuildCommand: Verb {
  static let name = "build"
  static let usage = ["(--jsonl FILE | --table FILE)… [OPTIONS]", "--wikidata FILE|- [OPTIONS]"]
  static let text = """
    makes a base of all the files named. It is put in place whole; editors use it when they are started next.
    A file may be packed (.gz, .bz2, .xz, .zst). A line that says no entity is named and passed over.
    """
  static let lines = Option.value(
    "--jsonl", "FILE",
    """
    a line of JSON each, {"id", "type", "name"} and of "kind", "aliases": […], "country", \
    "roles": ["mayor of Dunmore (2021-05/)", …], "born", "died", "as_of", "url", "description", "demonyms": […], \
    "capital", "population", "sitelinks", "source"; the types are person, organization, place, event and work, \
    or as 'stet who' writes them PER, ORG, LOC and MISC (an event, or what "kind" calls a "work")
    """)
  static let table = Option.value(
    "--table", "FILE", "the same tab-separated; the second line names the columns, \"|\" parts values")
  static let output = Option.value("--output", "FILE", "where to, instead of the folder above")
  static let baseName = Option.value("--name", "NAME", "what to call it")
  static let wikidata = Option.value(
    "--wikidata", "FILE",
    """
    Wikidata's dump, latest-all.json.gz or .bz2, or any part of it in the same layout. It is read line by line on all \
    cores; stopped at any moment, the same command goes on where it was (what has been read is kept beside the base, in a \
    folder FILE.partial, until the base is made). The base is called 00-wikidata.base, so that your own lists lie above \
    it. Programs that unpack on several cores help most:
    lbzip2 -dc latest-all.json.bz2 | stet entities build --wikidata -
    """)
  static let languages = Option.value(
    "--languages", "en,de", "whose names are taken, \"en\" unless said; the first with a name gives the name")
  static let leastSitelinks = Option.value(
    "--min-sitelinks", "N",
    """
    on how many Wikipedias there must be an article, 5 unless said: some millions of people, places, organizations, \
    events and works have as many
    """)
  static let options: [Option] = [lines, table, output, baseName, .quiet, wikidata, languages, leastSitelinks]

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    if arguments.has(wikidata) { return try WikidataBuild(arguments).run() }
    for option in [languages, leastSitelinks] where arguments.has(option) {
      throw UsageError(description: "\(option.name) goes with --wikidata only")
    }
    let (lines, tables) = (arguments.all(lines), arguments.all(table))
    guard let first = lines.first ?? tables.first else {
      throw UsageError(description: "build wants --jsonl FILE, --table FILE or --wikidata FILE")
    }
    let stem = String(InputFile.unpackedName(first).split(separator: "/").last ?? "own")
    let name = arguments.value(baseName) ?? stem.split(separator: ".").first.map(String.init) ?? "own"
    let path = try place(arguments, name)
    let sources = (lines + tables).map { String($0.split(separator: "/").last ?? "") }.joined(separator: ", ")
    let writer = try BaseWriter(
      path, BaseBuilder(name: name, source: sources, asOf: Date.now.formatted(.iso8601.year().month().day())))
    var problems = LineProblems()
    for file in tables { try addTable(file, to: writer, &problems) }
    for file in lines { try addLines(of: file, to: writer, &problems) }
    guard writer.entityCount > 0 else { throw FileError(description: "no entity was read, so no base was made") }
    let bytes = try writer.finish()
    if !arguments.has(.quiet) {
      let twice = writer.skipped > 0 ? ", \(writer.skipped) with an id that came before left out" : ""
      let passed = problems.count > 0 ? ", \(problems.count) lines passed over" : ""
      Output.standard.write(
        "\(printable(path)): \(writer.entityCount) entities\(twice)\(passed), \((bytes + 1023) / 1024) KiB\n")
      Output.standard.flush()
    }
    return problems.count > 0 ? 1 : 0
  }

  /// Where a base goes that is called so.
  static func place(_ arguments: Arguments, _ name: String) throws -> String {
    if let path = arguments.value(output) { return path }
    guard let folder = EntitiesFolder.path else {
      throw UsageError(description: "neither HOME nor XDG_DATA_HOME is set, so --output FILE is needed")
    }
    UserFolders.make(folder)
    let plain = name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
    return "\(folder)/\(String(plain).lowercased()).base"
  }

  private static func addTable(_ path: String, to writer: BaseWriter, _ problems: inout LineProblems) throws {
    var lines = try InputLines(path)
    var text: [UInt8] = []
    while let line = try lines.next() { text += line + [0x0A] }
    try lines.finish()
    let table = EntityTable(String(decoding: try DecodedText(text, of: path, declares: false).bytes, as: UTF8.self))
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
        guard let line = try lines.next() else {
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
}
