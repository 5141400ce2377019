import Articles
import Dispatch
import Files
import FoundationEssentials
import Glibc
import KnowledgeImport

/// Makes a base of Wikidata's dump: reads the dump into a folder beside the base, then makes the base of what is there.
struct WikidataBuild {
  private typealias Options = EntitiesBuildCommand

  private let dumpPath: String
  private let path: String
  private let name: String
  private let languages: [String]
  private let leastSitelinks: Int
  private let isQuiet: Bool

  init(_ arguments: Arguments) throws {
    guard !arguments.has(Options.lines), !arguments.has(Options.table), arguments.all(Options.wikidata).count == 1
    else {
      throw UsageError(description: "--wikidata FILE makes a base of its own: name one dump and no --jsonl or --table")
    }
    dumpPath = arguments.value(Options.wikidata) ?? ""
    languages = (arguments.value(Options.languages) ?? "en").split(separator: ",").map(String.init)
    let isPlain = languages.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } }
    guard !languages.isEmpty, isPlain else {
      throw UsageError(description: "--languages wants codes such as en or en,de, the one of the names first")
    }
    let number = arguments.value(Options.leastSitelinks) ?? "5"
    guard let least = Int(number), least >= 0, least < 10_000 else {
      throw UsageError(description: "--min-sitelinks wants a number from 0, not '\(number)'")
    }
    leastSitelinks = least
    isQuiet = arguments.has(.quiet)
    name = arguments.value(Options.baseName) ?? "Wikidata"
    // Below all lists of a desk's own, which lie in the folder by their names.
    path = try Options.place(arguments, arguments.has(Options.baseName) ? name : "00-wikidata")
  }

  func run() throws -> Int32 {
    let folder = try DumpFolder("\(path).partial")
    Interruption.begin()
    var problems = LineProblems()
    var progress = Progress(EntitiesCommand.name, isQuiet: isQuiet)
    let observer = WikidataImport.Observer(
      isStopped: { Interruption.isWanted },
      show: { state in progress.show { Self.sentence(state()) } },
      passOver: { sentence in problems.add(sentence) { progress.clear() } },
      clear: { progress.clear() })
    let reading = try WikidataImport(
      InputFile(dumpPath), folder, named: dumpPath, languages: languages, leastSitelinks: leastSitelinks, observer)
    guard try reading.run() else {
      let lines = Progress.grouped(folder.next.firstLine - 1)
      Terminal.error("stet entities: stopped; the same command goes on behind line \(lines)\n")
      return 130
    }
    Interruption.end()
    let bad = folder.segments.reduce(0) { $0 + $1.bad }
    guard folder.segments.contains(where: { $0.candidates > 0 }) else {
      folder.remove()
      throw FileError(description: "no entity was read, so no base was made")
    }
    let (count, bytes) = try write(folder)
    folder.remove()
    if !isQuiet {
      let lines = Progress.grouped(folder.next.firstLine - 1)
      let passed = bad > 0 ? ", \(bad) lines passed over" : ""
      Output.standard.write(
        "\(printable(path)): \(count) entities of \(lines) lines\(passed), \((bytes + 1023) / 1024) KiB\n")
      Output.standard.flush()
    }
    return bad > 0 ? 1 : 0
  }

  private static func sentence(_ state: WikidataImport.State) -> String {
    switch state {
    case .passingOver(let lines): return "passing over \(Progress.grouped(lines)) lines that were read before"
    case .reading(let lines, let kept, let linesPerSecond, let megabytesPerSecond, let percentage, let secondsLeft):
      var text = "\(Progress.grouped(lines)) lines, \(Progress.grouped(kept)) kept, "
      text += "\(Progress.grouped(linesPerSecond)) lines/s, \(megabytesPerSecond) MB/s"
      if let percentage { text += ", \(percentage) %" }
      if let secondsLeft { text += ", \(Progress.duration(secondsLeft)) left" }
      return text
    }
  }

  // MARK: The base

  private func write(_ folder: DumpFolder) throws -> (count: Int, bytes: Int) {
    var progress = Progress(EntitiesCommand.name, isQuiet: isQuiet)
    func forEach(
      _ what: String, withTexts: Bool, _ body: (WikidataItem) throws(BaseError) -> Void
    ) throws {
      for (number, segment) in folder.segments.enumerated() {
        progress.show { "\(what), \(number * 100 / folder.segments.count) %" }
        try WikidataItem.forEach(in: folder.records(segment), withTexts: withTexts, body)
      }
    }
    var base = WikidataBase(isEnglish: languages[0] == "en")
    try forEach("learning classes (1 of 4)", withTexts: false) { base.learn($0) }
    base.finishLearning()
    try forEach("looking for the names that are needed (2 of 4)", withTexts: false) { base.want($0) }
    try forEach("taking names (3 of 4)", withTexts: true) { base.name($0) }
    let day = base.day.isEmpty ? folder.manifest()?.day ?? "" : base.day
    let file = dumpPath == "-" ? "" : ", " + String(dumpPath.split(separator: "/").last ?? "")
    // In the folder, so that nothing is left elsewhere by whoever is ended here.
    let made = "\(folder.path)/base"
    let writer = try BaseWriter(made, BaseBuilder(name: name, source: "Wikidata (CC0)\(file)", asOf: day))
    try forEach("writing (4 of 4)", withTexts: true) { item throws(BaseError) in
      if let entity = base.entity(item) { try writer.add(entity) }
    }
    guard writer.entityCount > 0 else {
      folder.remove()
      throw FileError(description: "no line says what a base would hold, so no base was made")
    }
    progress.show(isLong: true) { "sorting the names of \(Progress.grouped(writer.entityCount)) entities" }
    let length = try writer.finish()
    progress.clear()
    guard rename(made, path) == 0 else {
      throw FileError(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
    return (writer.entityCount, length)
  }
}
