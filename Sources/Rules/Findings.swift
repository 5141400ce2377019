import Articles
import Formats

/// The one call behind the editor, `stet lint` and `stet annotate`: what the rules have to say about an article,
/// without what its stet marks, its ignore file and the settings silence. In the order of the text. `archived` is what
/// an archive was found to hold, where one was asked.
package func findings(
  in article: Article, settings: Settings = Settings(), ignoring ignored: IgnoreList = IgnoreList(),
  archived: ArchivedMatches = ArchivedMatches()
) -> [Finding] {
  var all: [Finding] = []
  let isEnglish = article.isEnglish
  for rule in allRules where settings.runs(rule.page) && (isEnglish || rule.page.isForAnyLanguage) {
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
  let suppression = Suppression(article)
  all.removeAll { suppression.covers($0) || ignored.covers($0, in: article) }
  return all.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
}

/// What the stet marks of an article silence: the block they stand in, or when they stand alone the next one, which may be
/// a whole list.
private struct Suppression {
  /// By the number of the block.
  private let silenced: [Int: Silence]
  private let article: Article

  /// What all marks of a block silence together; a block can have thousands.
  private struct Silence {
    var all = false
    var rules: Set<String> = []
  }

  init(_ article: Article) {
    self.article = article
    var silenced: [Int: Silence] = [:]
    // Blocks behind marks that stand alone.
    var heads: Set<Int> = []
    // Marks come in order, so nobody has to look twice for the block that follows.
    var target = 0
    for mark in article.marks {
      target = max(target, article.blocks.firstIndex(notEndingBefore: mark.range.start))
      // Alone on its line, or before the first word of its element: the next block that is none.
      let isAlone = target < article.blocks.count && article.blocks[target].kind == .mark
      while target < article.blocks.count, article.blocks[target].kind == .mark { target += 1 }
      guard target < article.blocks.count else { break }
      if mark.rules.isEmpty { silenced[target, default: Silence()].all = true }
      silenced[target, default: Silence()].rules.formUnion(mark.rules)
      if isAlone { heads.insert(target) }
    }
    // Above a list or a block quotation: all of it.
    for head in heads {
      let kind = article.blocks[head].kind
      guard kind == .listItem || kind == .quotation, let silence = silenced[head] else { continue }
      for block in article.blocks.indices[(head + 1)...] {
        guard article.blocks[block].kind == kind else { break }
        if silence.all { silenced[block, default: Silence()].all = true }
        silenced[block, default: Silence()].rules.formUnion(silence.rules)
      }
    }
    self.silenced = silenced
  }

  /// A finding over several blocks is silenced by a mark in any of them.
  func covers(_ finding: Finding) -> Bool {
    guard !silenced.isEmpty else { return false }
    var block = article.blocks.firstIndex(notEndingBefore: finding.range.start + 1)
    while block < article.blocks.count, article.blocks[block].range.start < finding.range.end {
      if let silence = silenced[block], silence.all || silence.rules.contains(finding.rule) { return true }
      block += 1
    }
    return false
  }
}
