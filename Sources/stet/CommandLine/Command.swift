/// A subcommand: what its help says, and what it does with the words behind its name.
protocol Command: Sendable {
  static var name: String { get }
  /// Half a sentence for the list of commands.
  static var summary: String { get }
  /// What stands behind the name, a way to use it each; "[OPTIONS]" is spelt out where that fits into a line.
  static var usage: [String] { get }
  /// What it does, in lines of at most 120 columns.
  static var text: String { get }
  /// In the order of the help; what a verb alone takes is the verb's.
  static var options: [Option] { get }
  static var verbs: [any Verb.Type] { get }
  /// Words that it takes besides options and files, for completion.
  static var words: [String] { get }
  /// Nil where there is nothing to say but 0 and 2.
  static var exitStatus: String? { get }
  /// Whole command lines.
  static var examples: [String] { get }
  /// The exit status: 0, or 1 for findings.
  static func run(_ arguments: Arguments) throws -> Int32
}

extension Command {
  static var options: [Option] { [] }
  static var verbs: [any Verb.Type] { [] }
  static var words: [String] { [] }
  static var exitStatus: String? { nil }

  /// Its own and those of its verbs, each once.
  static var allOptions: [Option] {
    var all: [Option] = []
    for option in options + verbs.flatMap({ $0.options }) where !all.contains(where: { $0.name == option.name }) {
      all.append(option)
    }
    return all
  }
}

/// What a subcommand of several does: "add" in "stet archive add".
protocol Verb: Sendable {
  static var name: String { get }
  /// What stands behind its name, as in `Command.usage`.
  static var usage: [String] { get }
  /// What it does, in lines of at most 120 columns less those before them.
  static var text: String { get }
  static var options: [Option] { get }
  /// How many words it takes.
  static var wordCounts: ClosedRange<Int> { get }
  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32
}

extension Verb {
  static var usage: [String] { ["[OPTIONS]"] }
  static var options: [Option] { [] }
  static var wordCounts: ClosedRange<Int> { 0...0 }
}

/// A subcommand that leaves all to its verbs. A new verb is one file and one line in the list of its command.
protocol CommandOfVerbs: Command {}

extension CommandOfVerbs {
  static var usage: [String] { [] }

  static func run(_ arguments: Arguments) throws -> Int32 {
    let words = Array(arguments.rest.dropFirst())
    guard let verb = verbs.first(where: { $0.name == arguments.rest.first }), verb.wordCounts.contains(words.count)
    else { throw UsageError(description: "\(wanted) is wanted") }
    return try verb.run(words, arguments)
  }

  /// "show ID, export or status".
  private static var wanted: String {
    let all = verbs.map { verb in
      let word = verb.usage[0].prefix { $0 != " " }
      return ["[", "(", "-"].contains(where: word.hasPrefix) ? verb.name : "\(verb.name) \(word)"
    }
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }
}
