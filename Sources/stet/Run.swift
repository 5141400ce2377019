import Files
import Glibc

func run(_ words: [String]) -> Int32 {
  StandardFiles.keepTheirPlaces()
  MappedFile.endWithWordsWhereCut()
  signal(SIGPIPE, SIG_DFL)
  var words = words
  // Editors start servers as `stet --stdio`.
  if words.first == "--stdio" { words.insert(ServeCommand.name, at: 0) }
  guard let name = words.first else {
    Terminal.error(generalHelp)
    return 2
  }
  switch name {
  case "--help", "-h": return printed(generalHelp)
  case "--version": return printed("stet \(stetVersion)\n")
  case "help": return help(Array(words.dropFirst()))
  case "completions": return completions(Array(words.dropFirst()))
  default: break
  }
  guard let command = allCommands.first(where: { $0.name == name }) else { return unknown(name) }
  return run(command, Array(words.dropFirst()))
}

private func run(_ command: any Command.Type, _ words: [String]) -> Int32 {
  if words.contains("--help") || words.contains("-h") { return printed(HelpPage(of: command).text) }
  do {
    return try command.run(Arguments(words, options: command.allOptions))
  } catch let error as UsageError {
    Terminal.error("stet \(command.name): \(printable(error.description)). See 'stet help \(command.name)'.\n")
  } catch {
    Terminal.error("stet \(command.name): \(printable("\(error)"))\n")
  }
  return 2
}

/// For people, or with `--man` as a page for `man`.
private func help(_ words: [String]) -> Int32 {
  let isManual = words.contains("--man")
  guard let name = words.first(where: { $0 != "--man" }) else {
    return printed(isManual ? ManualPage.page(of: allCommands) : generalHelp)
  }
  guard let command = allCommands.first(where: { $0.name == name }) else { return unknown(name) }
  return printed(isManual ? ManualPage.page(of: command) : HelpPage(of: command).text)
}

private func completions(_ words: [String]) -> Int32 {
  guard words.count == 1, let script = Completions(commands: allCommands).script(for: words[0]) else {
    let shells = Completions.shells.joined(separator: ", ")
    Terminal.error("stet completions: one of \(shells) is wanted. See 'stet --help'.\n")
    return 2
  }
  return printed(script)
}

private func unknown(_ name: String) -> Int32 {
  Terminal.error("stet: there is no command '\(printable(name))'. 'stet --help' lists them.\n")
  return 2
}

private func printed(_ text: String) -> Int32 {
  Output.standard.write(text)
  Output.standard.flush()
  return 0
}

func exitWith(_ status: Int32) -> Never {
  exit(status)
}

private var generalHelp: String {
  let width = allCommands.map { $0.name.count }.max() ?? 0
  let commands = allCommands.map {
    "  \(padded($0.name, to: width))  \($0.summary)\n"
  }
  return """
    Stet reads news articles: which statements have no source, what on the page is no article, who is named,
    and what else has been written about it in an archive on this machine.

    Usage: stet COMMAND [OPTIONS] [FILES]

    Commands:
    \(commands.joined())
      stet help COMMAND        a command's options, with examples; with --man as a page for 'man -l -'
      stet completions SHELL   what bash, fish or zsh completes commands and options by
      stet --version

    Editors start the language server with 'stet serve' or 'stet --stdio'.
    Stet makes no network connection, ever, and never says whether a statement is true.

    """
}
