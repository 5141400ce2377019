/// `Protocol/Settings.md`, as a test compares it.
package func settingsMarkdown() -> String {
  var page = """
    <!-- Written from the table of settings by the tests (UPDATE=1 make test); edit that. -->

    # Settings

    One table for the editor and the terminal, said in three places; what stands further down here beats what stands
    above it, setting by setting:

    1. the standard;
    2. **`.stet.json`**, a file in the text's folder or in one above it, up to the folder that holds `.git`, to the user's
       own (`$HOME`) or to `/`, whichever comes first, these included. The nearest one counts, and no other. `stet init`
       writes one with every setting in it as a remark;
    3. what the user says: an editor sends it as `initializationOptions`, or under `stet` in
       `workspace/didChangeConfiguration`, and one that declares `workspace.configuration` is asked for it, also for that
       of each folder of the workspace, of which a document has the innermost; the command line reads it from
       `--settings FILE`;
    4. options of the command line (`--disable`, `--enable`).

    `stet lint --show-settings FILE` prints what counts for a text, and where it comes from. A dot is a level:
    `rules.disabled` is `{"rules": {"disabled": []}}`. Files are JSON with what JSON5 allows: remarks, commas behind the
    last element, names without quotation marks. [settings.schema.json](settings.schema.json) has their shape, for editors
    that complete by it. A value that cannot be taken is named in a message, and the one before it stays.

    **Patterns** are those of `.gitignore`: `*.html` and `drafts/` at any depth, `/wire/**/*.txt` from the folder of the
    settings file (in an editor's configuration from `/`), `!keep.md` takes back. A text's settings are in this file:

    ```json
    {
      "files": {"exclude": ["archive/"]},
      "rules": {"enabled": ["loaded-verb"], "severity": {"vague-attribution": "warning"}},
      "overrides": [{"files": ["opinion/"], "rules": {"disabled": ["loaded-verb"]}}],
    }
    ```

    A folder is not the user: it may come from elsewhere. What says where Stet writes, what it copies and what it works on
    (the last column has "user") is left out of a `.stet.json`, with a message. Nor may a configuration that changes in a
    session, which may come with a folder, say everything: by `workspace/didChangeConfiguration`, `archive.path` and
    `archive.paths` can only repeat what `initializationOptions` or `stet serve --archive` said, or name places in Stet's
    own folder, `$XDG_DATA_HOME/stet` (else `~/.local/share/stet`). Others are named in a message, once, and what the user
    gave stays.

    | setting | value | standard | | whose |
    | --- | --- | --- | --- | --- |

    """
  for setting in allSettings {
    page +=
      "| `\(setting.name)` | \(setting.type) | `\(setting.standard)` | \(setting.says) | \(setting.scope.name) |\n"
  }
  return page
}

extension Setting.Scope {
  /// In the table: of single texts ("overrides" may say it), of a folder, of the user alone.
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .folder: "folder"
    case .user: "user"
    }
  }
}

// MARK: JSON Schema

/// `Protocol/settings.schema.json`, as a test compares it.
package func settingsSchema() -> String {
  let files = SettingValue.table([
    "description": .string("Patterns, as .gitignore has them."), "type": .string("array"),
    "items": .table(["type": .string("string")]),
  ])
  var schema = table(of: allSettings, [Settings.schemaKey: .table(["type": .string("string")])], required: [])
  schema["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
  schema["title"] = .string("Settings of Stet: .stet.json, --settings FILE, and what editors send")
  schema["$defs"] = .table([
    "rule": .table(["enum": .list(allRules.map { .string($0.page.id) })]),
    "severity": .table(["enum": .list(Severity.allCases.map { .string($0.rawValue) })]),
    "override": .table(table(of: allSettings.filter { $0.scope == .text }, ["files": files], required: ["files"])),
  ])
  return lines(.table(schema), indent: "") + "\n"
}

/// The shape of a table of settings; a dot in a name is a level.
private func table(
  of settings: [Setting], _ others: [String: SettingValue], required: [String]
) -> [String: SettingValue] {
  var (properties, levels) = (others, [String: [String: SettingValue]]())
  for setting in settings {
    let says = ["description": .string(setting.says), "default": setting.value(Settings())]
    let schema = SettingValue.table(setting.schema.merging(says) { $1 })
    let parts = setting.name.split(separator: ".").map(String.init)
    if parts.count == 1 { properties[parts[0]] = schema } else { levels[parts[0], default: [:]][parts[1]] = schema }
  }
  for (name, inner) in levels { properties[name] = .table(object(inner)) }
  var schema = object(properties)
  if !required.isEmpty { schema["required"] = .list(required.map(SettingValue.string)) }
  return schema
}

private func object(_ properties: [String: SettingValue]) -> [String: SettingValue] {
  ["type": .string("object"), "additionalProperties": .bool(false), "properties": .table(properties)]
}

/// JSON in lines; what has nothing inside it that has anything inside stands on one.
private func lines(_ value: SettingValue, indent: String) -> String {
  guard case .table(let table) = value,
    value.json.utf8.count > 100 || table.values.contains(where: { $0.asTable != nil })
  else { return value.json }
  let inner = indent + "  "
  let rows = table.sorted { $0.key < $1.key }.map {
    "\(inner)\(SettingValue.string($0.key).json): \(lines($0.value, indent: inner))"
  }
  return "{\n\(rows.joined(separator: ",\n"))\n\(indent)}"
}

// MARK: A file to begin with

/// What `stet init` writes: every setting that a folder may say, as a remark with its standard.
package func settingsTemplate() -> String {
  var page = """
    // Settings of Stet for the texts in this folder and below it, in the editor and in the terminal. JSON, with remarks.
    // Take the two strokes from before a setting to set it; what stands behind them is the standard.
    // `stet lint --show-settings FILE` says what counts for a text, `stet rules` lists the rules.
    {

    """
  var level: String?
  for setting in allSettings where setting.scope < .user {
    let parts = setting.name.split(separator: ".").map(String.init)
    let next = parts.count > 1 ? parts[0] : nil
    if level != nil, level != next { page += "  },\n" }
    if let next, level != next { page += "\n  \"\(next)\": {\n" }
    if next == nil { page += "\n" }
    level = next
    let indent = next == nil ? "  " : "    "
    page += remark(setting.says.filter { $0 != "`" }, indent: indent)
    page += "\(indent)// \"\(parts.last!)\": \(setting.standard),\n"
  }
  if level != nil { page += "  },\n" }
  return page + "}\n"
}

private func remark(_ text: String, indent: String) -> String {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.count + word.count < 100 {
      lines[lines.count - 1] += " \(word)"
    } else {
      lines.append("\(indent)// \(word)")
    }
  }
  return lines.map { $0 + "\n" }.joined()
}
