/// `Protocol/Rules.md`, as a test compares it.
package func rulesMarkdown() -> String {
  var page = "<!-- Written from the rules' own pages by the tests (UPDATE=1 make test); edit those. -->\n\n# Rules\n"
  for rule in allRules.map({ $0.page }) {
    page +=
      "\n## \(rule.id)\n\n\(rule.reports) Severity: \(rule.standing).\n\n\(rule.because)\n\n"
    if rule.isOff { page += "It reports once the setting `rules.enabled` lists it.\n\n" }
    page += archivedMarkdown(rule) + measuredMarkdown(rule) + "Reported, between ⟦ and ⟧:\n"
    page += rule.wrong.map(quotedMarkdown).joined()
    page += "\nNot reported:\n" + rule.right.map(quotedMarkdown).joined()
  }
  return page
}

private func archivedMarkdown(_ rule: RulePage) -> String {
  let texts = archivedExamples(rule)
  guard !texts.isEmpty else { return "" }
  return "It speaks of what an archive holds, in these examples:\n\(texts.map(quotedMarkdown).joined())\n"
}

/// Who printed it and when, and in the next line what.
private func archivedExamples(_ rule: RulePage) -> [String] {
  rule.archived.map { "\($0.outlet), \($0.date)\n\($0.text)" }
    + rule.checked.map { claim in
      let credits = [claim.publisher, claim.date, claim.rating.map { "“\($0)”" }].compactMap { $0 }
      return "\(credits.joined(separator: ", "))\n\(claim.claim)"
    }
}

private func measuredMarkdown(_ rule: RulePage) -> String {
  guard !rule.measured.isEmpty else { return "" }
  var table = "| sensitivity | tier | findings that are right | of what there is, found |\n| --- | --- | --- | --- |\n"
  for (level, measured) in measuredLevels(rule) {
    table += "| \(level.rawValue) | quick | \(percent(measured.precision)) | \(percent(measured.recall)) |\n"
    guard let deeply = rule.measuredDeeply[level] else { continue }
    table += "| | deep | \(percent(deeply.precision)) | \(percent(deeply.recall)) |\n"
  }
  return table
    + "\nMeasured on labelled sentences: the quick tier on those of 886 news articles, each article by weights fitted without "
    + "it; the deep tier on 108 others (US news, world news, pages of all desks), on which all thresholds were chosen too.\n\n"
}

private func measuredLevels(_ rule: RulePage) -> [(Sensitivity, RulePage.Measured)] {
  Sensitivity.allCases.compactMap { level in rule.measured[level].map { (level, $0) } }
}

private func standingSentences(_ rule: RulePage) -> [String] {
  rule.isOff ? ["It reports once the setting rules.enabled lists it, or with stet lint --enable \(rule.id)."] : []
}

/// "At sensitivity low 62% of the findings are right, and 30% of what there is is found."
private func measuredSentences(_ rule: RulePage) -> [String] {
  measuredLevels(rule).map { level, measured in
    let deeply = rule.measuredDeeply[level].map {
      " With the deep tier: \(percent($0.precision)) and \(percent($0.recall))."
    }
    return "At sensitivity \(level.rawValue) \(percent(measured.precision)) of the findings are right, and "
      + "\(percent(measured.recall)) of what there is is found." + (deeply ?? "")
  }
}

private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

private func quotedMarkdown(_ example: String) -> String {
  "\n```text\n\(example)\n```\n"
}

/// The same for a browser: what a diagnostic's link opens.
package func rulesHTML() -> String {
  var page = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>The rules of Stet</title>\n<h1>Rules</h1>\n"
  for rule in allRules.map({ $0.page }) {
    page += "<h2 id=\"\(rule.id)\">\(rule.id)</h2>\n<p>\(html(rule.reports)) Severity: \(rule.standing).</p>\n"
    page += ([rule.because] + standingSentences(rule) + measuredSentences(rule)).map { "<p>\(html($0))</p>\n" }.joined()
    let archived = archivedExamples(rule)
    if !archived.isEmpty { page += "<p>It speaks of what an archive holds, in these examples:</p>\n" }
    page += archived.map { "<pre>\(html($0))</pre>\n" }.joined()
    page += "<p>Reported, between ⟦ and ⟧:</p>\n"
    page += rule.wrong.map { "<pre>\(html($0))</pre>\n" }.joined()
    page += "<p>Not reported:</p>\n" + rule.right.map { "<pre>\(html($0))</pre>\n" }.joined()
  }
  return page
}

private func html(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}

/// A rule's page for the terminal.
package func rulePage(_ page: RulePage) -> String {
  """
  \(page.id) (\(page.standing))

  \(([page.reports, page.because] + standingSentences(page) + measuredSentences(page)).joined(separator: "\n"))

  \(archivedLines(page))Reported, between ⟦ and ⟧:
  \(page.wrong.map(indented).joined(separator: "\n\n"))

  Not reported:
  \(page.right.map(indented).joined(separator: "\n\n"))

  To let a passage stand, write [stet: \(page.id)] into it, or <!-- stet: \(page.id) --> in Markdown and HTML,
  @@comment:stet: \(page.id)@@ in org-mode.

  """
}

private func archivedLines(_ page: RulePage) -> String {
  let texts = archivedExamples(page)
  guard !texts.isEmpty else { return "" }
  return "It speaks of what an archive holds, in these examples:\n\(texts.map(indented).joined(separator: "\n\n"))\n\n"
}

private func indented(_ example: String) -> String {
  example.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
}

/// `Protocol/Settings.md`, as a test compares it.
package func settingsMarkdown() -> String {
  var page = """
    <!-- Written from the table of settings by the tests (UPDATE=1 make test); edit that. -->

    # Settings

    Editors send these as `initializationOptions`, or under `stet` in `workspace/didChangeConfiguration`; the command
    line reads them from a JSON file with `--settings FILE`. A dot is a level: `rules.disabled` is
    `{"rules": {"disabled": []}}`. A value that cannot be taken is named in a message, and the standard one stays.

    An editor that declares `workspace.configuration` is asked for them, also for those of each folder of the workspace. They are
    laid over the ones it has sent, and a document has those of the innermost folder that holds it; `archive.path`, `archive.paths`
    and `deep` are one for a session.

    A folder is not the user: a configuration that changes in a session may come with a folder that somebody else made.
    `archive.path` and `archive.paths` say where Stet writes and what it copies, so `workspace/didChangeConfiguration` can
    only repeat what `initializationOptions` or `stet serve --archive` said, or name places in Stet's own folder,
    `$XDG_DATA_HOME/stet` (else `~/.local/share/stet`). Others are named in a message, once, and what the user gave stays.

    | setting | value | standard | |
    | --- | --- | --- | --- |

    """
  for setting in allSettings {
    page += "| `\(setting.name)` | \(setting.type) | `\(setting.standard)` | \(setting.says) |\n"
  }
  return page
}
