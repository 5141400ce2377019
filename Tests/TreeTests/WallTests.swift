import Testing

/// Walls inside and between targets that the compiler does not hold.
@Suite(.enabled(if: SourceIndex.isWanted, "this build has no index")) struct WallTests {
  /// The same text makes the same findings, in an editor and in a pipe, today and in a year.
  @Test func `what is found in a text depends on no file, no clock and no machine`() throws {
    let index = try SourceIndex.ofThisBuild()
    for target in ["Formats", "Articles", "Rules"] {
      for use in index.uses(inTarget: target) where !isOfTheTextAlone(use.symbol) {
        Issue.record("\(use.place) uses \(use.symbol.name), which is not on the engine's list (\(use.symbol.usr))")
      }
    }
  }

  /// A check that sees nothing would pass as well.
  @Test func `a call to the world outside is seen wherever it is made`() throws {
    let uses = try SourceIndex.ofThisBuild().uses(in: "Tests/TreeTests/WorldlyCalls.swift")
    let seen = Set(uses.filter { !isOfTheTextAlone($0.symbol) }.map { $0.symbol.name.prefix { $0 != "(" } })
    #expect(
      seen.isSuperset(of: [
        "open", "fopen", "getenv", "time", "clock_gettime", "ContinuousClock", "Date", "FileManager", "ProcessInfo",
      ]), "\(seen)")
    #expect(
      Set(uses.map(\.symbol).filter(opensFile).map(\.name))
        .isSuperset(of: ["open(_:_:)", "fopen(_:_:)", "contents(atPath:)", "init(contentsOf:options:)"]))
  }

  @Test func `a file is opened where its errors are made into sentences, and nowhere else`() throws {
    let index = try SourceIndex.ofThisBuild()
    let rooms: Set = ["Files", "Archive", "KnowledgeImport"]
    // `stet-train` is run by whoever fits models, on labelled files of their own.
    for target in index.targets where !rooms.contains(target) && target != "stet-train" {
      for use in index.uses(inTarget: target) where opensFile(use.symbol) {
        Issue.record("\(use.place) uses \(use.symbol.name)")
      }
    }
  }

  @Test func `the command line works without a language server but for serving`() throws {
    let index = try SourceIndex.ofThisBuild()
    let importing = index.files.keys.filter { file in
      file.hasPrefix("Sources/") && !file.hasPrefix("Sources/LanguageServer/")
        && index.uses(in: file).contains { $0.symbol.usr == "c:@M@LanguageServer" }
    }
    #expect(importing.contains("Sources/stet/Commands/Serve.swift"))
    for file in importing where file != "Sources/stet/Commands/Serve.swift" {
      #expect(file.hasPrefix("Sources/stet/Serve/"), "\(file) imports LanguageServer")
    }
  }

  /// An archive would else have to be made anew for every base that somebody adds.
  @Test func `what an archive holds does not depend on a knowledge base`() throws {
    let index = try SourceIndex.ofThisBuild()
    let knowledge = index.symbols(definedBelow: "Sources/Articles/Knowledge/")
    #expect(!knowledge.isEmpty)
    for use in index.uses(inTarget: "Archive") where knowledge.contains(use.symbol.usr) {
      Issue.record("\(use.place) uses \(use.symbol.name)")
    }
  }

  /// Names, or pieces of USRs, of the clock and of numbers that are other ones each time.
  private static let unrepeatable = [
    "ContinuousClock", "SuspendingClock", "4DateV3now", "4DateVACycfc", "SystemRandomNumberGenerator", "random(in:)",
    "randomElement()", "shuffle()", "shuffled()",
  ]

  @Test func `a test that failed fails again, whatever else the machine was doing`() throws {
    let index = try SourceIndex.ofThisBuild()
    for file in index.files.keys where file.hasPrefix("Tests/") && file != "Tests/TreeTests/WorldlyCalls.swift" {
      for use in index.uses(in: file) where !use.symbol.isOurs {
        let names = Self.unrepeatable.filter { use.symbol.name == $0 || use.symbol.usr.contains($0) }
        #expect(names.isEmpty, "\(use.place) uses \(use.symbol.name); see `processorTime` and `Dice`")
      }
    }
    let worldly = index.uses(in: "Tests/TreeTests/WorldlyCalls.swift").map(\.symbol)
    for name in ["ContinuousClock", "4DateV3now", "4DateVACycfc", "random(in:)"] {
      #expect(worldly.contains { $0.name == name || $0.usr.contains(name) }, "\(name) is seen where it stands")
    }
  }
}

/// Sums, comparisons and memory of C, and the C libraries that read marked-up text.
private let plainFunctions: Set<String> = [
  "memchr", "memcmp", "memcpy", "memset", "strcmp", "strlen", "malloc", "free", "exp", "expf", "log", "logf", "fabsf",
  "sqrtf",
]

private let plainPrefixes = ["cmark_", "CMARK_", "gumbo_", "kGumbo", "Gumbo", "GUMBO_"]

/// Of Foundation nothing but the reading and writing of JSON.
private let plainFoundation = ["11JSONDecoderC", "11JSONEncoderC", "4DataVyACx"]

/// What of the standard library reaches beyond the text.
private let worldly: Set<String> = [
  "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "CommandLine", "print", "debugPrint", "dump",
  "readLine",
]

/// Whether something can be used without knowing more than one is given. Of Swift's own library all can but what is named
/// above; of everything else, nothing but what is.
private func isOfTheTextAlone(_ symbol: SourceIndex.Symbol) -> Bool {
  guard !symbol.isOurs else { return true }
  let name = String(symbol.name.prefix { $0 != "(" })
  if symbol.usr.hasPrefix("c:") {
    // Modules, types and macros do nothing; functions and variables may.
    let isFunction = symbol.usr.contains("@F@")
    let isVariable = symbol.usr.hasPrefix("c:@") && !symbol.usr.dropFirst(3).contains("@")
    guard isFunction || isVariable else { return true }
    return plainFunctions.contains(name) || plainPrefixes.contains(where: name.hasPrefix)
  }
  if symbol.usr.contains("FoundationEssentials") {
    return symbol.usr == "s:20FoundationEssentials4DataV" || plainFoundation.contains(where: symbol.usr.contains)
  }
  return !worldly.contains(name)
    && !["10Foundation", "s:5Glibc", "s:8Dispatch", "ContinuousClock"].contains(where: symbol.usr.contains)
}

/// What opens, makes or lists files, by the names of its functions.
private let openers: Set<String> = [
  "open", "openat", "creat", "fopen", "fdopen", "freopen", "opendir", "scandir", "mkstemp", "mkostemp", "memfd_create",
  "mmap", "popen", "posix_spawn", "posix_spawnp", "execv", "execve", "execvp", "fork", "sqlite3_open",
  "sqlite3_open_v2",
]

/// The same of Foundation, by pieces of their USRs.
private let foundationOpeners = [
  "10FileHandleC", "11FileManagerC8contents", "11FileManagerC10createFile", "11FileManagerC19contentsOfDirectory",
  "4DataV5write",
]

private func opensFile(_ symbol: SourceIndex.Symbol) -> Bool {
  guard !symbol.isOurs else { return false }
  return openers.contains(String(symbol.name.prefix { $0 != "(" })) || symbol.name.hasPrefix("init(contentsOf")
    || (symbol.usr.contains("Foundation") && foundationOpeners.contains(where: symbol.usr.contains))
}

// MARK: Questions to the index

private struct Use {
  let symbol: SourceIndex.Symbol
  /// `Sources/Rules/Rule.swift:12`
  let place: String
}

extension SourceIndex {
  fileprivate var targets: [String] {
    Set(files.keys.filter { $0.hasPrefix("Sources/") }.map { String($0.split(separator: "/")[1]) }).sorted()
  }

  fileprivate func uses(in file: String) -> [Use] {
    (files[file] ?? []).filter { !$0.isDefinition }
      .map { Use(symbol: symbols[$0.symbol], place: "\(file):\($0.line)") }
  }

  fileprivate func uses(inTarget target: String) -> [Use] {
    files.keys.filter { $0.hasPrefix("Sources/\(target)/") }.sorted().flatMap { uses(in: $0) }
  }

  /// Their USRs.
  fileprivate func symbols(definedBelow folder: String) -> Set<String> {
    var found: Set<String> = []
    for (file, occurrences) in files where file.hasPrefix(folder) {
      for occurrence in occurrences where occurrence.isDefinition { found.insert(symbols[occurrence.symbol].usr) }
    }
    return found
  }
}
