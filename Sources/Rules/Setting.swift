import Formats

/// Every setting there is. A new one is a property of `Settings` and one line here.
package let allSettings: [Setting] = [
  .rules("rules.disabled", "Rules that report nothing.") { $0.disabledRules = $1 },
  .rules("rules.enabled", "Rules that report although they are off unless listed here.") { $0.enabledRules = $1 },
  .severities("rules.severity", "Another severity for a rule: hint, information, warning or error.") {
    $0.severities = $1
  },
  .string(
    "claims.sensitivity", oneOf: Sensitivity.allCases.map(\.rawValue), standard: Settings().claimSensitivity.rawValue,
    "How readily statements are reported as unattributed or vaguely attributed; `Rules.md` says what each level is worth."
  ) { $0.claimSensitivity = Sensitivity(rawValue: $1)! },
  .query(
    "claims.mark", standard: Settings().sourceQuery,
    "What the action \"Ask for a source\" writes into a sentence. Words in square brackets that end in a question mark are "
      + "never judged as part of the text. Empty: the action is not offered."
  ) { $0.sourceQuery = $1 },
  .string(
    "deep", oneOf: Settings.DeepTier.allCases.map(\.rawValue), standard: Settings().deep.rawValue,
    "Whether a small neural network reads the text too, in the background, once the typing pauses, and refines what the "
      + "quick tier said. `auto`: where its file of weights is installed, for texts up to 100 kB, on processors that it "
      + "is quick on; `on`: always, and a missing file is said."
  ) { $0.deep = Settings.DeepTier(rawValue: $1)! },
  .number(
    "diagnostics.limit", 1...10_000, standard: Settings().diagnosticsLimit,
    "The most findings shown for one text; the last one says how many more there are."
  ) { $0.diagnosticsLimit = $1 },
  .string(
    "diagnostics.workspace", oneOf: Settings.Workspace.allCases.map(\.rawValue),
    standard: Settings().workspace.rawValue,
    "Whether an editor that asks for diagnostics itself may ask for those of all texts in the folders of the workspace, open or "
      + "not. Some ask every few seconds. Read once, at `initialize`."
  ) { $0.workspace = Settings.Workspace(rawValue: $1)! },
  .number("related.limit", 0...50, standard: Settings().relatedLimit, "The most related articles offered.") {
    $0.relatedLimit = $1
  },
  .words(
    "hints", of: Settings.Hint.allCases.map(\.rawValue),
    "What an editor with inlay hints shows between the words: `people`, who \"he\" or \"the minister\" is; `days`, which day "
      + "\"yesterday\" is, on a page that says its date."
  ) { $0.hints = $1.compactMap(Settings.Hint.init) },
  .string(
    "archive.path",
    "The archive's file, as an absolute path; `~/` is the user's own folder. Empty: `$XDG_DATA_HOME/stet/archive.db`."
  ) { $0.archivePath = $1 },
  .paths(
    "archive.paths",
    "Folders whose texts go into the archive when the editor sees them change, and out of it when they are deleted; `~/` is the "
      + "user's own folder. "
      + "What is in them already is added by `stet archive add`. The editor must be able to watch files."
  ) { $0.archivePaths = $1 },
  .string(
    "positionEncoding", oneOf: ["", "utf-8", "utf-16", "utf-32"], standard: "",
    "The unit of columns for an editor that counts without negotiating. Read once, at `initialize`."
  ) { $0.positionEncoding = $1 },
]

/// A value as a configuration gives it.
package indirect enum SettingValue: Sendable {
  case bool(Bool)
  case integer(Int)
  case string(String)
  case list([SettingValue])
  case table([String: SettingValue])
  case other
}

/// One row of the table of settings; the reader and `Protocol/Settings.md` come from it.
package struct Setting: Sendable {
  /// As a path through the configuration: "rules.disabled" is `{"rules": {"disabled": …}}`.
  package let name: String
  package let type: String
  package let standard: String
  package let says: String
  /// Takes a value, or says what is wrong with it.
  package let apply: @Sendable (SettingValue, inout Settings) -> String?
}

extension Setting {
  private static var ruleNames: [String] { allRules.map { $0.page.id } }

  fileprivate static func rules(
    _ name: String, _ says: String, _ set: @escaping @Sendable (inout Settings, [String]) -> Void
  ) -> Setting {
    Setting(name: name, type: "list of rules", standard: "[]", says: says) { value, settings in
      guard case .list(let values) = value else { return "a list of rules is wanted" }
      var known: [String] = []
      var problem: String?
      for value in values {
        guard case .string(let rule) = value, ruleNames.contains(rule) else {
          problem = "it names no rule; there are \(ruleNames.joined(separator: ", "))"
          continue
        }
        known.append(rule)
      }
      set(&settings, known)
      return problem
    }
  }

  fileprivate static func severities(
    _ name: String, _ says: String, _ set: @escaping @Sendable (inout Settings, [String: Severity]) -> Void
  ) -> Setting {
    Setting(name: name, type: "table of rule to severity", standard: "{}", says: says) { value, settings in
      guard case .table(let table) = value else { return "a table of rule to severity is wanted" }
      var severities: [String: Severity] = [:]
      var problem: String?
      for (rule, value) in table.sorted(by: { $0.key < $1.key }) {
        if case .string(let word) = value, let severity = Severity(rawValue: word), ruleNames.contains(rule) {
          severities[rule] = severity
        } else {
          problem = "'\(rule)' must be a rule, and its value hint, information, warning or error"
        }
      }
      set(&settings, severities)
      return problem
    }
  }

  fileprivate static func paths(
    _ name: String, _ says: String, _ set: @escaping @Sendable (inout Settings, [String]) -> Void
  ) -> Setting {
    Setting(name: name, type: "list of absolute paths", standard: "[]", says: says) { value, settings in
      guard case .list(let values) = value else { return "a list of absolute paths is wanted" }
      let paths = values.compactMap { value -> String? in
        guard case .string(let path) = value, path.hasPrefix("/") || path.hasPrefix("~/") else { return nil }
        return path
      }
      set(&settings, paths)
      return paths.count == values.count ? nil : "a path that does not begin with / or ~/ was left out"
    }
  }

  fileprivate static func words(
    _ name: String, of known: [String], _ says: String,
    _ set: @escaping @Sendable (inout Settings, [String]) -> Void
  ) -> Setting {
    let type = "list of \(known.joined(separator: ", "))"
    return Setting(name: name, type: type, standard: "[]", says: says) { value, settings in
      guard case .list(let values) = value else { return "a \(type) is wanted" }
      let words = values.compactMap { value -> String? in
        guard case .string(let word) = value, known.contains(word) else { return nil }
        return word
      }
      set(&settings, words)
      return words.count == values.count ? nil : "a \(type) is wanted"
    }
  }

  fileprivate static func number(
    _ name: String, _ range: ClosedRange<Int>, standard: Int, _ says: String,
    _ set: @escaping @Sendable (inout Settings, Int) -> Void
  ) -> Setting {
    let type = "number from \(range.lowerBound) to \(range.upperBound)"
    return Setting(name: name, type: type, standard: "\(standard)", says: says) { value, settings in
      guard case .integer(let number) = value, range.contains(number) else { return "a \(type) is wanted" }
      set(&settings, number)
      return nil
    }
  }

  fileprivate static func query(
    _ name: String, standard: String, _ says: String, _ set: @escaping @Sendable (inout Settings, String) -> Void
  ) -> Setting {
    let type = "question in square brackets"
    return Setting(name: name, type: type, standard: "\"\(standard)\"", says: says) { value, settings in
      guard case .string(let text) = value, text.isEmpty || EditorQuery.isQuery(text) else {
        return "a \(type) is wanted, like \(standard)"
      }
      set(&settings, text)
      return nil
    }
  }

  fileprivate static func string(
    _ name: String, oneOf words: [String]? = nil, standard: String = "", _ says: String,
    _ set: @escaping @Sendable (inout Settings, String) -> Void
  ) -> Setting {
    let type = words.map { $0.filter { !$0.isEmpty }.joined(separator: ", ") } ?? "text"
    return Setting(name: name, type: type, standard: "\"\(standard)\"", says: says) { value, settings in
      guard case .string(let string) = value, words?.contains(string) ?? true else { return "\(type) is wanted" }
      set(&settings, string)
      return nil
    }
  }
}
