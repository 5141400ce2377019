import Formats

/// Every setting there is. A new one is a property of `Settings` and one line here.
package let allSettings: [Setting] = [
  .rules("rules.disabled", \.disabledRules, "Rules that report nothing."),
  .rules("rules.enabled", \.enabledRules, "Rules that report although they are off unless listed here."),
  .severities(
    "rules.severity", \.severities, "Another severity for a rule: hint, information, warning or error."),
  .word(
    "claims.sensitivity", \.claimSensitivity,
    "How readily statements are reported as unattributed or vaguely attributed; `Rules.md` says what each level is worth."
  ),
  .query(
    "claims.mark", \.sourceQuery,
    "What the action \"Ask for a source\" writes into a sentence. Words in square brackets that end in a question mark are "
      + "never judged as part of the text. Empty: the action is not offered."
  ),
  .number(
    "diagnostics.limit", \.diagnosticsLimit, 1...10_000,
    "The most findings shown for one text; the last one says how many more there are."
  ),
  .number("related.limit", \.relatedLimit, 0...50, "The most related articles offered."),
  .patterns(
    "files.include", \.includedFiles,
    "Which files of folders are read, by patterns as `.gitignore` has them. Empty: those with the ending of a format."),
  .patterns(
    "files.exclude", \.excludedFiles,
    "Which files and folders are left alone: passed over in folders, and without findings in an editor. A file that is "
      + "named on the command line is read all the same."),
  .overrides,
  .word(
    "deep", \.deep, scope: .user,
    "Whether a small neural network reads the text too, in an editor in the background, once the typing pauses, and refines "
      + "what the quick tier said. `auto`: where its file of weights is installed, for texts up to 100 kB, on processors "
      + "that it is quick on; `on`: always, and an editor says that the file is missing."
  ),
  .word(
    "diagnostics.workspace", \.workspace, scope: .user,
    "Whether an editor that asks for diagnostics itself may ask for those of all texts in the folders of the workspace, open or "
      + "not. Some ask every few seconds. Read once, at `initialize`."),
  .words(
    "hints", \.hints,
    "What an editor with inlay hints shows between the words: `people`, who \"he\" or \"the minister\" is; `days`, which day "
      + "\"yesterday\" is, on a page that says its date."),
  .word(
    "worksheet.format", \.worksheetFormat, scope: .user,
    "How an editor's worksheet is written, beside the article: `markdown` (`story.txt.worksheet.md`) or `org` "
      + "(`story.txt.worksheet.org`). `stet worksheet` has more formats."),
  .path(
    "archive.path", \.archivePath,
    "The archive's file, as an absolute path; `~/` is the user's own folder. Empty: `$XDG_DATA_HOME/stet/archive.db`."),
  .paths(
    "archive.paths", \.archivePaths,
    "Folders whose texts go into the archive when the editor sees them change, and out of it when they are deleted; `~/` is "
      + "the user's own folder. "
      + "What is in them already is added by `stet archive add`. The editor must be able to watch files."
  ),
  .choice(
    "positionEncoding", \.positionEncoding, ["", "utf-8", "utf-16", "utf-32"],
    "The unit of columns for an editor that counts without negotiating. Read once, at `initialize`."
  ),
]

/// One row of the table of settings; the reader, `Protocol/Settings.md`, `Protocol/settings.schema.json` and what `stet init`
/// writes come from it.
package struct Setting: Sendable {
  /// Whose word counts, and for how much. Whoever speaks for more speaks for less too.
  package enum Scope: Int, Comparable, Sendable {
    /// Differs from text to text.
    case text
    /// A folder's settings file says it for all in it.
    case folder
    /// The user alone: where Stet writes, and what it works on. A folder may have been made by a stranger.
    case user

    package static func < (a: Scope, b: Scope) -> Bool { a.rawValue < b.rawValue }
  }

  /// As a path through the configuration: "rules.disabled" is `{"rules": {"disabled": …}}`.
  package let name: String
  package let type: String
  package let scope: Scope
  package let says: String
  /// What values it takes, as JSON Schema says it.
  package let schema: [String: SettingValue]
  package let value: @Sendable (Settings) -> SettingValue
  /// Takes a value, or says what is wrong with it.
  package let apply: @Sendable (SettingValue, inout Settings) -> String?

  /// Where nobody sets it, as JSON.
  package var standard: String { value(Settings()).json }
}

private typealias Place<Value> = WritableKeyPath<Settings, Value> & Sendable

extension Setting {
  private static var ruleNames: [String] { allRules.map { $0.page.id } }

  fileprivate static func rules(_ name: String, _ place: Place<[String]>, _ says: String) -> Setting {
    Setting(
      name: name, type: "list of rules", scope: .text, says: says,
      schema: ["type": .string("array"), "items": .table(["$ref": .string("#/$defs/rule")])],
      value: { .texts($0[keyPath: place]) },
      apply: { value, settings in
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
        settings[keyPath: place] = known
        return problem
      })
  }

  fileprivate static func severities(
    _ name: String, _ place: Place<[String: Severity]>, _ says: String
  ) -> Setting {
    let severity = SettingValue.table(["$ref": .string("#/$defs/severity")])
    return Setting(
      name: name, type: "table of rule to severity", scope: .text, says: says,
      schema: [
        "type": .string("object"), "additionalProperties": .bool(false),
        "properties": .table(Dictionary(uniqueKeysWithValues: ruleNames.map { ($0, severity) })),
      ],
      value: { .table($0[keyPath: place].mapValues { .string($0.rawValue) }) },
      apply: { value, settings in
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
        settings[keyPath: place] = severities
        return problem
      })
  }

  fileprivate static func path(_ name: String, _ place: Place<String>, _ says: String) -> Setting {
    Setting(
      name: name, type: "text", scope: .user, says: says, schema: ["type": .string("string")],
      value: { .string($0[keyPath: place]) },
      apply: { value, settings in
        guard case .string(let path) = value else { return "text is wanted" }
        settings[keyPath: place] = path
        return nil
      })
  }

  fileprivate static func paths(_ name: String, _ place: Place<[String]>, _ says: String) -> Setting {
    Setting(
      name: name, type: "list of absolute paths", scope: .user, says: says, schema: textsSchema,
      value: { .texts($0[keyPath: place]) },
      apply: { value, settings in
        guard case .list(let values) = value else { return "a list of absolute paths is wanted" }
        let paths = values.compactMap { value -> String? in
          guard case .string(let path) = value, path.hasPrefix("/") || path.hasPrefix("~/") else { return nil }
          return path
        }
        settings[keyPath: place] = paths
        return paths.count == values.count ? nil : "a path that does not begin with / or ~/ was left out"
      })
  }

  fileprivate static func words<Word: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ place: Place<[Word]>, _ says: String
  ) -> Setting {
    let known = Word.allCases.map(\.rawValue)
    let type = "list of \(known.joined(separator: ", "))"
    return Setting(
      name: name, type: type, scope: .text, says: says,
      schema: ["type": .string("array"), "items": .table(["enum": .texts(known)])],
      value: { .texts($0[keyPath: place].map(\.rawValue)) },
      apply: { value, settings in
        guard let texts = value.asTexts else { return "a \(type) is wanted" }
        let words = texts.compactMap(Word.init)
        settings[keyPath: place] = words
        return words.count == texts.count ? nil : "a \(type) is wanted"
      })
  }

  fileprivate static func patterns(_ name: String, _ place: Place<[String]>, _ says: String) -> Setting {
    Setting(
      name: name, type: "list of patterns", scope: .folder, says: says, schema: textsSchema,
      value: { .texts($0[keyPath: place]) },
      apply: { value, settings in
        guard let patterns = value.asTexts else { return "a list of patterns is wanted, like \"*.html\"" }
        settings[keyPath: place] = patterns
        return nil
      })
  }

  private static var textsSchema: [String: SettingValue] {
    ["type": .string("array"), "items": .table(["type": .string("string")])]
  }

  fileprivate static let overrides = Setting(
    name: "overrides", type: "list of tables with `files`", scope: .folder,
    says:
      "Settings of some texts alone, each `{\"files\": [\"*.html\"], …}` with patterns and, beside them, what is to be "
      + "different there. Of several that fit, the later ones count.",
    schema: ["type": .string("array"), "items": .table(["$ref": .string("#/$defs/override")])],
    value: { settings in
      .list(
        settings.overrides.map { override in
          .table((override.values.asTable ?? [:]).merging(["files": .texts(override.files)]) { $1 })
        })
    },
    apply: { value, settings in
      guard case .list(let values) = value else { return "a list of tables is wanted" }
      var overrides: [SettingsOverride] = []
      for value in values {
        guard var table = value.asTable, let files = table.removeValue(forKey: "files")?.asTexts else { continue }
        overrides.append(SettingsOverride(files: files, values: .table(table)))
      }
      settings.overrides = overrides
      return overrides.count == values.count ? nil : "each wants \"files\", a list of patterns like \"*.html\""
    })

  fileprivate static func number(
    _ name: String, _ place: Place<Int>, _ range: ClosedRange<Int>, _ says: String
  ) -> Setting {
    let type = "number from \(range.lowerBound) to \(range.upperBound)"
    return Setting(
      name: name, type: type, scope: .text, says: says,
      schema: [
        "type": .string("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
      ],
      value: { .integer($0[keyPath: place]) },
      apply: { value, settings in
        guard case .integer(let number) = value, range.contains(number) else { return "a \(type) is wanted" }
        settings[keyPath: place] = number
        return nil
      })
  }

  fileprivate static func query(_ name: String, _ place: Place<String>, _ says: String) -> Setting {
    let type = "question in square brackets"
    let example = Settings()[keyPath: place]
    return Setting(
      name: name, type: type, scope: .text, says: says, schema: ["type": .string("string")],
      value: { .string($0[keyPath: place]) },
      apply: { value, settings in
        guard case .string(let text) = value, text.isEmpty || EditorQuery.isQuery(text) else {
          return "a \(type) is wanted, like \(example)"
        }
        settings[keyPath: place] = text
        return nil
      })
  }

  fileprivate static func word<Word: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ place: Place<Word>, scope: Scope = .text, _ says: String
  ) -> Setting {
    let words = Word.allCases.map(\.rawValue)
    return choice(
      name, words, scope, says, get: { $0[keyPath: place].rawValue },
      set: { $0[keyPath: place] = Word(rawValue: $1)! })
  }

  fileprivate static func choice(
    _ name: String, _ place: Place<String>, _ words: [String], _ says: String
  ) -> Setting {
    choice(name, words, .user, says, get: { $0[keyPath: place] }, set: { $0[keyPath: place] = $1 })
  }

  private static func choice(
    _ name: String, _ words: [String], _ scope: Scope, _ says: String, get: @escaping @Sendable (Settings) -> String,
    set: @escaping @Sendable (inout Settings, String) -> Void
  ) -> Setting {
    let type = words.filter { !$0.isEmpty }.joined(separator: ", ")
    return Setting(
      name: name, type: type, scope: scope, says: says, schema: ["enum": .texts(words)], value: { .string(get($0)) },
      apply: { value, settings in
        guard case .string(let word) = value, words.contains(word) else { return "\(type) is wanted" }
        set(&settings, word)
        return nil
      })
  }
}
