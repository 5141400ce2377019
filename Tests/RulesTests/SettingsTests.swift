import Articles
import Formats
import Testing

@testable import Rules

/// The settings that a configuration makes, and what is said about it.
private func apply(_ configuration: SettingValue) -> (settings: Settings, problems: [String]) {
  var settings = Settings()
  let problems = settings.apply(configuration)
  return (settings, problems)
}

private func nested(_ name: String, _ value: SettingValue) -> SettingValue {
  name.split(separator: ".").reversed().reduce(value) { .table([String($1): $0]) }
}

private let ruleNames = allRules.map { $0.page.id }.joined(separator: ", ")

@Suite struct SettingsTests {
  @Test func `every setting takes its value`() {
    let (settings, problems) = apply(
      .table([
        "rules": .table([
          "disabled": .list([.string("boilerplate")]), "enabled": .list([.string("boilerplate")]),
          "severity": .table(["vague-attribution": .string("error")]),
        ]),
        "claims": .table(["sensitivity": .string("high"), "mark": .string("[says who?]")]),
        "diagnostics": .table(["limit": .integer(10)]),
        "related": .table(["limit": .integer(0)]),
        "archive": .table(["path": .string("/desk.db")]), "positionEncoding": .string("utf-8"),
      ]))
    #expect(problems == [])
    #expect(settings.disabledRules == ["boilerplate"] && settings.severities == ["vague-attribution": .error])
    #expect(
      settings.enabledRules == ["boilerplate"] && settings.claimSensitivity == .high
        && settings.sourceQuery == "[says who?]")
    #expect(settings.diagnosticsLimit == 10 && settings.relatedLimit == 0)
    #expect(settings.archivePath == "/desk.db" && settings.positionEncoding == "utf-8")
  }

  @Test(arguments: allSettings.map(\.name))
  func `a value of the wrong kind is named and the standard stays`(_ name: String) {
    let wrong: [SettingValue] = [.bool(true), .other, .integer(-1), .list([.integer(1)]), .table(["x": .integer(1)])]
    for value in wrong {
      let (settings, problems) = apply(nested(name, value))
      #expect(problems.count == 1 && problems.allSatisfy { $0.hasPrefix("Setting '\(name)': ") }, "\(problems)")
      #expect(settings == Settings())
    }
  }

  @Test(arguments: allSettings.map(\.name))
  func `a setting that is written out and read again is the same`(_ name: String) throws {
    let setting = try #require(allSettings.first { $0.name == name })
    var settings = Settings()
    settings.overrides = [SettingsOverride(files: ["*.md"], values: nested("related.limit", .integer(1)))]
    settings.severities = ["boilerplate": .hint]
    let value = setting.value(settings)
    var again = settings
    #expect(setting.apply(value, &again) == nil && again == settings)
  }

  @Test func `who speaks for a text does not speak for its folder, nor a folder for the user`() {
    var settings = Settings()
    let all = SettingValue.table([
      "related": .table(["limit": .integer(1)]), "files": .table(["exclude": .list([.string("x")])]),
      "archive": .table(["path": .string("/x")]), "$schema": .string("settings.schema.json"),
    ])
    var taken: [String] = []
    let problems = settings.apply(all, upTo: .text) { taken.append($0) }
    #expect(taken == ["related.limit"] && problems.count == 2 && settings.excludedFiles == [])
    #expect(settings.apply(all, upTo: .folder).count == 1 && settings.archivePath == "")
    #expect(settings.apply(all) == [] && settings.archivePath == "/x")
  }

  @Test(arguments: [
    ("rules.disabled", SettingValue.string("boilerplate"), "a list of rules is wanted"),
    (
      "rules.disabled", .list([.string("speling")]),
      "it names no rule; there are \(ruleNames)"
    ),
    (
      "rules.severity", .table(["boilerplate": .string("fatal")]),
      "'boilerplate' must be a rule, and its value hint, information, warning or error"
    ),
    (
      "rules.severity", .table(["speling": .string("hint")]),
      "'speling' must be a rule, and its value hint, information, warning or error"
    ),
    ("claims.sensitivity", .string("loud"), "low, normal, high is wanted"),
    ("claims.sensitivity", .string(""), "low, normal, high is wanted"),
    ("claims.mark", .string("TK"), "a question in square brackets is wanted, like [source?]"),
    ("claims.mark", .string("[a?] [b?]"), "a question in square brackets is wanted, like [source?]"),
    ("claims.mark", .string("[a\nb?]"), "a question in square brackets is wanted, like [source?]"),
    ("rules.enabled", .list([.string("speling")]), "it names no rule; there are \(ruleNames)"),
    ("diagnostics.limit", .integer(0), "a number from 1 to 10000 is wanted"),
    ("diagnostics.limit", .string("5"), "a number from 1 to 10000 is wanted"),
    ("related.limit", .integer(51), "a number from 0 to 50 is wanted"),
    ("archive.path", .integer(1), "text is wanted"),
    ("positionEncoding", .string("utf-7"), "utf-8, utf-16, utf-32 is wanted"),
  ])
  func `a wrong value is answered with what is wanted`(_ name: String, _ value: SettingValue, _ expected: String) {
    #expect(apply(nested(name, value)).problems == ["Setting '\(name)': \(expected)"])
  }

  @Test func `what is right in a list or a table is taken although its neighbour is wrong`() {
    let disabled = apply(nested("rules.disabled", .list([.string("speling"), .string("boilerplate")])))
    #expect(disabled.settings.disabledRules == ["boilerplate"] && disabled.problems.count == 1)
    let severity = apply(
      nested("rules.severity", .table(["boilerplate": .string("hint"), "speling": .string("hint")])))
    #expect(severity.settings.severities == ["boilerplate": .hint] && severity.problems.count == 1)
  }

  @Test func `a misspelt setting is named`() {
    #expect(apply(nested("rules.disable", .list([]))).problems == ["There is no setting 'rules.disable'"])
    #expect(apply(nested("colour", .string("red"))).problems == ["There is no setting 'colour'"])
    #expect(apply(nested("rules", .string("none"))).problems == ["There is no setting 'rules'"])
    #expect(apply(.table([:])).problems == [])
  }

  @Test func `an empty text or null unset what takes texts`() {
    #expect(apply(nested("positionEncoding", .string(""))).problems == [])
    #expect(apply(nested("archive.path", .string(""))).problems == [])
    #expect(apply(nested("claims.mark", .string(""))).settings.sourceQuery == "")
  }

  @Test func `the table's standards are those of an untouched configuration`() {
    let standards = allSettings.map(\.standard)
    #expect(
      standards == [
        "[]", "[]", "{}", "\"normal\"", "\"[source?]\"", "200", "5", "[]", "[]", "[]", "\"auto\"", "\"off\"", "[]",
        "\"markdown\"", "\"\"", "[]", "\"\"",
      ])
    #expect(Settings().diagnosticsLimit == 200 && Settings().relatedLimit == 5)
    #expect(Settings().hints.isEmpty && Settings().workspace == .off)
  }
}

/// What is said about a text: rule, severity and message, one a line.
private func said(_ text: String, _ format: any PageFormat = .plain, _ configure: (inout Settings) -> Void = { _ in })
  -> String
{
  var settings = Settings()
  configure(&settings)
  return findings(in: Article(text, format: format), settings: settings).map {
    "\($0.rule) \($0.severity): \($0.message)"
  }.joined(separator: "\n")
}

extension Settings {
  fileprivate init(_ sensitivity: Sensitivity) {
    self.init()
    claimSensitivity = sensitivity
  }
}

@Suite struct CheckTests {
  private let page = """
    logo

    Officials say it fell. It was old.

    The new toll has cut traffic on the bridge by almost 40 percent and driven most of the haulage firms out of the valley.
    """

  @Test func `findings come in the order of the text, each under its rule's name and severity`() {
    #expect(
      said(page) == """
        boilerplate warning: Not part of the article: 'logo'
        vague-attribution information: Names nobody you could ask: 'Officials'
        unattributed-claim hint: No source: 'The new toll has cut traffic on the bridge by almost 40 …'
        """)
  }

  @Test func `a disabled rule says nothing`() {
    #expect(said(page) { $0.disabledRules = ["boilerplate", "unattributed-claim"] }.hasPrefix("vague-attribution"))
    let all = allRules.map { $0.page.id }
    #expect(said(page) { $0.disabledRules = all } == "")
  }

  @Test func `a rule that is a matter of taste says nothing until a desk wants it`() {
    for page in allRules.map({ $0.page }) {
      var settings = Settings()
      #expect(settings.runs(page) != page.isOff)
      settings.enabledRules = [page.id]
      #expect(settings.runs(page))
      settings.disabledRules = [page.id]
      #expect(!settings.runs(page), "disabled beats enabled")
    }
  }

  @Test func `a desk hears of more statements or of fewer, as it likes`() {
    let count = Sensitivity.allCases.map { level in
      findings(in: Article(page), settings: Settings(level)).count { $0.rule != "boilerplate" }
    }
    #expect(count == count.sorted() && count[1] == 2)
    let scores = findings(in: Article(page)).compactMap(\.score)
    #expect(scores.allSatisfy { $0 > 0 })
    for level in Sensitivity.allCases {
      #expect(
        level == .high
          || level.thresholds(isDeep: false).unsourced > Sensitivity.high.thresholds(isDeep: false).unsourced)
    }
  }

  @Test func `a vague source is shown with the statement that rests on it`() {
    let article = Article("It was old. The bridge, critics say, was never safe.")
    let related = findings(in: article).flatMap(\.related)
    #expect(related.map { article.text[$0.range] } == ["The bridge, critics say, was never safe."])
    #expect(related.map(\.message) == ["This statement rests on 'critics'"])
  }

  @Test func `a desk may say how much a finding matters`() {
    #expect(
      said("Officials say it fell.") { $0.severities = ["vague-attribution": .error] }.hasPrefix(
        "vague-attribution error"))
    #expect(
      said("Officials say it fell.") { $0.severities = ["boilerplate": .error] }.hasPrefix(
        "vague-attribution information"))
  }

  @Test func `a run of boilerplate is one finding and a card another`() {
    let text = "It fell on Monday, and nobody in the town was there to see it fall.\n\n"
    #expect(
      said(text + "Comments\n\nNo comments yet...")
        == "boilerplate warning: Not part of the article: 'Comments' and 1 more line")
    #expect(
      said(text + "Fog tax goes\n\nCoast Wire\n\n5 hours ago\n\nFog tax goes")
        == "boilerplate warning: Another article: 'Fog tax goes' (Coast Wire, 5 hours ago)")
  }

  @Test func `a long text is quoted in short and on one line`() {
    let people = String(repeating: "many ", count: 30) + "people"
    #expect(said("\(people) said it fell.").count < 160)
    #expect(
      said("<p>Senior\n officials say it fell.</p>", .html)
        == "vague-attribution information: Names nobody you could ask: 'Senior officials'")
  }
}
