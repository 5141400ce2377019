import Rules

/// What a shell needs to complete words behind `stet`, from what the commands declare.
struct Completions {
  static let shells = ["bash", "fish", "zsh"]

  let commands: [any Command.Type]

  /// Nil for a shell that is none of these.
  func script(for shell: String) -> String? {
    switch shell {
    case "bash": bash()
    case "fish": fish()
    case "zsh": zsh()
    default: nil
    }
  }

  /// The words that an option's value can be; nil where files may be it.
  private func words(_ option: Option) -> [String]? {
    if !option.choices.isEmpty { return option.choices }
    return option.placeholder == "RULE" ? allRules.map { $0.page.id } : nil
  }

  private func options(_ command: any Command.Type) -> [Option] { command.allOptions.filter { !$0.isHidden } }

  /// What may stand behind a command besides options and files.
  private func verbs(_ command: any Command.Type) -> [String] {
    command.verbs.map { $0.name } + command.words
  }

  private var names: [String] { commands.map { $0.name } }

  // MARK: bash

  private func bash() -> String {
    var script = """
      # bash completion for stet; written by 'stet completions bash'
      _stet() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=
        if [ "$COMP_CWORD" = 1 ]; then
          COMPREPLY=($(compgen -W "\(names.joined(separator: " ")) help completions --help --version" -- "$cur"))
          return
        fi
        case $command:$prev in

      """
    for command in commands {
      for option in options(command) where option.takesValue {
        guard let words = words(option) else { continue }
        script += "    \(command.name):\(option.name)) words='\(words.joined(separator: " "))' ;;\n"
      }
    }
    script += """
        esac
        if [ -n "$words" ]; then
          COMPREPLY=($(compgen -W "$words" -- "$cur"))
          return
        fi
        case $command in
          help) words='\(names.joined(separator: " "))' ;;

      """
    for command in commands {
      let words = options(command).map(\.name) + ["--help"] + verbs(command)
      script += "    \(command.name)) words='\(words.joined(separator: " "))' ;;\n"
    }
    return script + """
        esac
        case $cur in
          -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
          *) COMPREPLY=($(compgen -W "$(printf '%s\\n' $words | grep -v '^-')" -- "$cur") $(compgen -f -- "$cur")) ;;
        esac
      }
      complete -o filenames -F _stet stet

      """
  }

  // MARK: fish

  private func fish() -> String {
    var script = "# fish completion for stet; written by 'stet completions fish'\n"
    for command in commands {
      script += "complete -c stet -n __fish_use_subcommand -f -a \(command.name) -d \(quoted(command.summary))\n"
    }
    for command in commands {
      let head = "complete -c stet -n '__fish_seen_subcommand_from \(command.name)'"
      for option in options(command) {
        var line = "\(head) -l \(option.name.dropFirst(2)) -d \(quoted(short(option.help)))"
        if option.takesValue { line += words(option).map { " -x -a \(quoted($0.joined(separator: " ")))" } ?? " -r" }
        script += line + "\n"
      }
      let words = verbs(command)
      if !words.isEmpty { script += "\(head) -f -a \(quoted(words.joined(separator: " ")))\n" }
    }
    return script
  }

  // MARK: zsh

  private func zsh() -> String {
    var script = """
      #compdef stet
      # zsh completion for stet; written by 'stet completions zsh'
      _stet() {
        if (( CURRENT == 2 )); then
          local -a commands=(

      """
    for command in commands { script += "      \(quoted("\(command.name):\(command.summary)"))\n" }
    script += """
          )
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in

      """
    for command in commands {
      var arguments = options(command).map { option -> String in
        let value = option.placeholder.map { placeholder in
          let what = placeholder.filter { $0.isLetter }
          return ":\(what):\(words(option).map { "(\($0.joined(separator: " ")))" } ?? "_files")"
        }
        // In brackets and before colons these mean something.
        let help = short(option.help).filter { !"[]:\\".contains($0) }
        return quoted("*\(option.name)[\(help)]\(value ?? "")")
      }
      let others = verbs(command)
      arguments += [quoted(others.isEmpty ? "*:file:_files" : "1:word:(\(others.joined(separator: " ")))")]
      if !others.isEmpty { arguments.append(quoted("*:file:_files")) }
      script += "    \(command.name)) _arguments \(arguments.joined(separator: " \\\n      ")) ;;\n"
    }
    return script + """
        esac
      }
      _stet "$@"

      """
  }

  /// The first half sentence, for a list.
  private func short(_ help: String) -> String {
    let line = help.prefix { $0 != "\n" && $0 != ";" && $0 != "(" }
    return line.count <= 70 ? String(line) : line.prefix(69) + "…"
  }

  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}
