import Articles
import Formats

/// The one call behind the editor, `stet lint` and `stet annotate`: what the rules have to say about an article,
/// without what its stet marks, its ignore file and the settings silence. In the order of the text. `archived` is what
/// an archive was found to hold, where one was asked.
package func findings(
  in article: Article, settings: Settings = Settings(), ignoring ignored: IgnoreList = IgnoreList(),
  archived: ArchivedMatches = ArchivedMatches()
) -> [Finding] {
  var all = reported(in: article, settings, archived)
  let suppression = Suppression(article)
  all.removeAll { suppression.covers($0) || ignored.covers($0, in: article) }
  return all.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
}

/// Those that settings and the article's language let judge it.
func rules(for article: Article, _ settings: Settings) -> [any Rule.Type] {
  let isEnglish = article.isEnglish
  return allRules.filter { settings.runs($0.page) && (isEnglish || $0.page.isForAnyLanguage) }
}

/// All that the rules which run have to say, in no order.
func reported(in article: Article, _ settings: Settings, _ archived: ArchivedMatches) -> [Finding] {
  var all: [Finding] = []
  for rule in rules(for: article, settings) {
    let page = rule.page
    let rule = rule.init()
    let found =
      (rule as? any ArchiveRule)?.findings(in: article, archived: archived, settings: settings)
      ?? rule.findings(in: article, settings: settings)
    for var finding in found {
      finding.rule = page.id
      finding.severity = settings.severities[page.id] ?? page.severity
      all.append(finding)
    }
  }
  return all
}
