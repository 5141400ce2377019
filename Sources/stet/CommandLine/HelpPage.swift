/// What `stet help COMMAND` prints: usage, text, options, exit status and examples, from what the command declares.
struct HelpPage {
  static let width = 120
  /// Columns; a longer option has a line to itself.
  private static let mostHead = 26

  private var lines: [String] = []

  init(of command: any Command.Type) {
    addUsage(of: command)
    lines.append("")
    lines += command.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if !command.verbs.isEmpty {
      lines.append("")
      for verb in command.verbs { add(verb, in: command) }
    }
    if command.options.contains(where: { !$0.isHidden }) {
      lines.append("")
      if !command.verbs.isEmpty { lines.append("All of these take") }
      add(command.options, indent: 2)
    }
    if let status = command.exitStatus { lines += [""] + Self.wrapped("Exit status: \(status)", Self.width) }
    lines += ["", command.examples.count == 1 ? "Example:" : "Examples:"] + command.examples.map { "  \($0)" }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  // MARK: Usage

  private mutating func addUsage(of command: any Command.Type) {
    func add(_ words: String, _ usage: String, _ options: [Option]) {
      let head = lines.isEmpty ? "Usage: " : "       "
      lines.append(Self.usage("\(head)stet \(words) \(usage)", options))
    }
    for usage in command.usage { add(command.name, usage, command.options) }
    for verb in command.verbs {
      for usage in verb.usage { add("\(command.name) \(verb.name)", usage, verb.options) }
    }
  }

  private static func usage(_ line: String, _ options: [Option]) -> String {
    let shown = options.filter { !$0.isHidden && !line.contains("\($0.name) ") }
    let spelt = line.replacing(" [OPTIONS]", with: shown.map { " [\($0.written)]" }.joined())
    return (spelt.count <= width ? spelt : line).trimmingEnd()
  }

  // MARK: Lists

  private mutating func add(_ verb: any Verb.Type, in command: any Command.Type) {
    let widest = command.verbs.map { $0.name.count }.max() ?? 0
    let text = verb.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in text.enumerated() {
      lines.append("  \(padded(number == 0 ? verb.name : "", to: widest))  \(line)".trimmingEnd())
    }
    add(verb.options, indent: widest + 4)
  }

  private mutating func add(_ options: [Option], indent: Int) {
    let shown = options.filter { !$0.isHidden }
    let widths = shown.map { $0.written.count }.filter { $0 <= Self.mostHead }
    let column = max(widths.max() ?? 0, 8) + 2
    let space = String(repeating: " ", count: indent)
    for option in shown {
      let text = Self.wrapped(option.help, Self.width - indent - column)
      let isWide = option.written.count > column - 2
      if isWide { lines.append(space + option.written) }
      for (number, line) in text.enumerated() {
        lines.append(space + padded(number == 0 && !isWide ? option.written : "", to: column) + line)
      }
    }
  }

  /// Each line by itself, what goes on as far in as the line begins.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let space = String(line.prefix { $0 == " " })
      var lines: [String] = []
      // A line that fits keeps its blanks: it may be a piece of a table.
      if line.count <= width { return [String(line)] }
      for word in line.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= width {
          lines[lines.count - 1] += " \(word)"
        } else {
          lines.append(space + word)
        }
      }
      return lines
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
