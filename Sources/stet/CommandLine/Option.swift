/// An option of a subcommand, declared once: the parser, its messages, usage lines and help come from it.
///
///     static let format = Option.choice("--format", ["human", "json"], "for people or for programs")
struct Option: Sendable {
  /// With its dashes.
  let name: String
  /// What stands for its value in the help, "FILE" or "human|json"; nil for a flag.
  let placeholder: String?
  /// The words that it takes; empty where any will do.
  var choices: [String] = []
  /// The choice of whoever makes none.
  var standard: String?
  /// Each line is wrapped by itself, as far in as it begins.
  let help: String
  /// An editor's, which passes it without being asked to.
  var isHidden = false

  var takesValue: Bool { placeholder != nil }

  static func flag(_ name: String, _ help: String) -> Option { Option(name: name, placeholder: nil, help: help) }

  static func value(_ name: String, _ placeholder: String, _ help: String) -> Option {
    Option(name: name, placeholder: placeholder, help: help)
  }

  /// - Parameter standard: the first word unless said.
  static func choice(
    _ name: String, _ words: [String], standard: String? = nil, placeholder: String? = nil, _ help: String
  ) -> Option {
    Option(
      name: name, placeholder: placeholder ?? words.joined(separator: "|"), choices: words,
      standard: standard ?? words[0], help: help)
  }

  /// The same option as a command of its own says it.
  func saying(_ help: String) -> Option {
    Option(name: name, placeholder: placeholder, choices: choices, standard: standard, help: help, isHidden: isHidden)
  }

  /// "--format human|json".
  var written: String { placeholder.map { "\(name) \($0)" } ?? name }
}

/// Options that several commands have.
extension Option {
  static let archive = value(
    "--archive", "FILE", "the archive, instead of $XDG_DATA_HOME/stet/archive.db (~/.local/share/stet/archive.db)")
  static let noArchive = flag("--no-archive", "looks in no archive")
  static let quiet = flag("--quiet", "says nothing but what went wrong")
  static let deep = flag(
    "--deep",
    """
    the deep tier judges: a small neural network reads the article too and weighs in on who says what, where a source is \
    wanted and what is a name: fewer false alarms, for about an eightieth of a second a hundred words. It wants a file \
    beside the program; 'stet doctor' says whether it is there
    """)
  static let quick = flag("--quick", "the quick tier alone judges, as it does by itself")
  static let settings = value("--settings", "FILE", "a JSON file of settings, as Protocol/Settings.md shows")
  static let noIgnore = flag("--no-ignore", "reads in folders what .gitignore files name, too")
  static let report = choice("--format", ["human", "json"], "for people, or for programs")
}
