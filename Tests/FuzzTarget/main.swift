import FoundationEssentials
import Fuzzing
import Glibc

// A file of the user's cache, which the rules' page is written to, belongs to no fuzzer.
setenv("XDG_CACHE_HOME", "/dev/null", 1)

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "--seeds" where arguments.count == 2: try writeSeeds(to: arguments[1])
case "--random" where arguments.count == 1: tryRandomly()
#if FUZZING
  default: exit(fuzz())
#else
  case let first? where !first.hasPrefix("-"): arguments.forEach(replay)
  default:
    print(
      """
      Says again what inputs of the fuzzer do:
        stet-fuzz FILE...          feeds each file; the last name printed is that of the one that ends the program
        stet-fuzz --seeds FOLDER   writes what a fuzzer begins with, and FOLDER.dict with words for it
        stet-fuzz --random         random messages and edits: STET_ROUNDS of each, from STET_SEED on
      `make fuzz` builds the fuzzer itself.
      """)
    exit(2)
#endif
}

func check(_ input: [UInt8]) {
  if let problem = FuzzedInput.problem(with: input) { fatalError(problem) }
}

func replay(_ path: String) {
  // Said before it is fed, and at once: it may be the last that is said.
  print(path)
  fflush(nil)
  do { check(Array(try Data(contentsOf: URL(filePath: path)))) } catch { fatalError("\(error)") }
}

func writeSeeds(to folder: String) throws {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for (number, seed) in try FuzzedInput.seeds().enumerated() {
    try Data(seed).write(to: URL(filePath: "\(folder)/\(number)"))
  }
  try Data(FuzzedInput.dictionary.utf8).write(to: URL(filePath: "\(folder).dict"))
}

func tryRandomly() {
  let seeds = RandomRounds.seeds(1_000)
  let messages = RandomRounds.failures(seeds) { Conversation.problem(hearing: RandomMessages($0).frames) }
  let edits = RandomRounds.failures(seeds) { EditScript.random($0).problem }
  for failure in messages + edits { print(failure) }
  print(
    "\(seeds.count) sessions of random messages and \(seeds.count) of random edits from seed \(seeds.lowerBound) on.")
  exit(messages.isEmpty && edits.isEmpty ? 0 : 1)
}

#if FUZZING
  /// What libFuzzer's own `main` would call, which this program's takes the place of.
  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  func fuzz() -> CInt {
    var count = CommandLine.argc
    var words = CommandLine.unsafeArgv
    return runDriver(&count, &words, testOneInput)
  }
#endif
