/// A command's page for `man`, from what the command declares: `stet-lint.1`.
struct ManualPage {
  private var lines: [String] = []

  /// The page of the program, which lists the commands.
  static func page(of commands: [any Command.Type]) -> String {
    var page = ManualPage()
    page.begin("stet", "reads news articles: sources, names, and what is no article")
    page.section("SYNOPSIS")
    page.lines.append("\\fBstet\\fR \\fICOMMAND\\fR [OPTIONS] [FILES]")
    page.section("DESCRIPTION")
    page.plain(
      "Each command has a page of its own. Editors start the language server with 'stet serve' or 'stet --stdio'.")
    page.section("COMMANDS")
    for command in commands { page.item("\\fBstet-\(command.name)\\fR(1)", command.summary) }
    return page.text
  }

  static func page(of command: any Command.Type) -> String {
    var page = ManualPage()
    page.begin("stet-\(command.name)", command.summary)
    page.section("SYNOPSIS")
    page.lines.append(".nf")
    for usage in command.usage { page.plain("stet \(command.name) \(usage)") }
    for verb in command.verbs { for usage in verb.usage { page.plain("stet \(command.name) \(verb.name) \(usage)") } }
    page.lines.append(".fi")
    page.section("DESCRIPTION")
    page.preformatted(command.text)
    for verb in command.verbs {
      page.item("\\fB\(escaped(verb.name))\\fR", verb.text.split(separator: "\n").joined(separator: " "))
    }
    let options = command.allOptions.filter { !$0.isHidden }
    if !options.isEmpty { page.section("OPTIONS") }
    for option in options {
      let value = option.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
      page.item("\\fB\(escaped(option.name))\\fR\(value)", option.help)
    }
    page.section("EXIT STATUS")
    page.plain(command.exitStatus ?? "0, or 2 where something could not be done.")
    page.section("EXAMPLES")
    page.preformatted(command.examples.joined(separator: "\n"))
    page.section("SEE ALSO")
    page.lines.append("\\fBstet\\fR(1)")
    return page.text
  }

  private var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func begin(_ name: String, _ summary: String) {
    lines.append(".TH \(Self.escaped(name.uppercased())) 1 \"\" \"stet \(stetVersion)\" \"Stet\"")
    section("NAME")
    lines.append("\(Self.escaped(name)) \\- \(Self.escaped(summary))")
  }

  private mutating func section(_ name: String) { lines.append(".SH \(name)") }

  private mutating func item(_ head: String, _ text: String) {
    lines += [".TP", head]
    for (number, line) in text.split(separator: "\n").enumerated() {
      if number > 0 { lines.append(".br") }
      plain(String(line.drop { $0 == " " }))
    }
  }

  private mutating func preformatted(_ text: String) {
    lines.append(".nf")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { plain(String(line)) }
    lines.append(".fi")
  }

  private mutating func plain(_ text: String) { lines.append(Self.escaped(text)) }

  /// A line that begins with a dot or an apostrophe would be a request; a hyphen shall stay one.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
