import Articles

/// The one call behind the editor, `stet lint` and `stet annotate`: what the rules have to say about an article,
/// without what its stet marks, its ignore file and the settings silence. In the order of the text.
package func findings(
  in article: Article, settings: Settings = Settings(), ignoring ignored: IgnoreList = IgnoreList()
) -> [Finding] {
  var all: [Finding] = []
  for rule in allRules where !settings.disabledRules.contains(rule.page.id) {
    let severity = settings.severities[rule.page.id] ?? rule.page.severity
    for var finding in rule.init().findings(in: article) {
      finding.rule = rule.page.id
      finding.severity = severity
      all.append(finding)
    }
  }
  let silence = Silence(article)
  all.removeAll { silence.covers($0) || ignored.covers($0, in: article) }
  return all.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
}

/// What the stet marks of an article silence: the block they stand in, or the next one when they stand alone.
private struct Silence {
  private let silenced: [(range: TextRange, mark: StetMark)]

  init(_ article: Article) {
    silenced = article.marks.compactMap { mark in
      Self.target(of: mark, in: article).map { ($0, mark) }
    }
  }

  private static func target(of mark: StetMark, in article: Article) -> TextRange? {
    let holding = article.blocks.first { $0.range.overlaps(mark.range) && $0.kind != .mark }
    return (holding ?? article.blocks.first { $0.range.start >= mark.range.end && $0.kind != .mark })?.range
  }

  func covers(_ finding: Finding) -> Bool {
    silenced.contains { $0.range.overlaps(finding.range) && $0.mark.silences(finding.rule) }
  }
}
