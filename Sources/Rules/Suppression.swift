import Articles
import Formats

/// What the stet marks of an article silence: the block they stand in, or when they stand alone the next one, which may be
/// a whole list; between `off` and `on` all that there is.
struct Suppression {
  /// By the number of the block.
  private let silenced: [Int: Silence]
  /// In order; they share no byte.
  private let stretches: [(range: TextRange, silence: Silence)]
  private let article: Article

  /// What all marks of a block silence together; a block can have thousands.
  private struct Silence {
    var all = false
    var rules: Set<String> = []
    /// Though all are silenced.
    var spared: Set<String> = []

    var isNone: Bool { !all && rules.isEmpty }
    func covers(_ rule: String) -> Bool { rules.contains(rule) || all && !spared.contains(rule) }
  }

  init(_ article: Article) { self.init(article, article.marks) }

  /// - Parameter marks: of those of the article, in order.
  init(_ article: Article, _ marks: [StetMark]) {
    silenced = Self.blocks(article, marks.filter { $0.kind == .here })
    stretches = Self.stretches(article, marks.filter { $0.kind != .here })
    self.article = article
  }

  private static func blocks(_ article: Article, _ marks: [StetMark]) -> [Int: Silence] {
    var silenced: [Int: Silence] = [:]
    // Blocks behind marks that stand alone.
    var heads: Set<Int> = []
    // Marks come in order, so nobody has to look twice for the block that follows.
    var target = 0
    for mark in marks {
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
    return silenced
  }

  private static func stretches(
    _ article: Article, _ marks: [StetMark]
  ) -> [(range: TextRange, silence: Silence)] {
    var stretches: [(range: TextRange, silence: Silence)] = []
    var silence = Silence()
    var start = 0
    for mark in marks {
      if !silence.isNone, mark.range.start > start { stretches.append((TextRange(start, mark.range.start), silence)) }
      start = mark.range.end
      switch (mark.kind == .off, mark.rules.isEmpty) {
      case (true, true): silence = Silence(all: true)
      case (true, false):
        silence.rules.formUnion(mark.rules)
        silence.spared.subtract(mark.rules)
      case (false, true): silence = Silence()
      case (false, false):
        silence.rules.subtract(mark.rules)
        silence.spared.formUnion(mark.rules)
      }
    }
    let end = article.text.bytes.count
    if !silence.isNone, end > start { stretches.append((TextRange(start, end), silence)) }
    return stretches
  }

  /// A finding over several blocks is silenced by a mark in any of them.
  func covers(_ finding: Finding) -> Bool { isInStretch(finding) || isInBlock(finding) }

  private func isInStretch(_ finding: Finding) -> Bool {
    var next = stretches.partitioningIndex { $0.range.end > finding.range.start }
    while next < stretches.count, stretches[next].range.start < max(finding.range.end, finding.range.start + 1) {
      if stretches[next].silence.covers(finding.rule) { return true }
      next += 1
    }
    return false
  }

  private func isInBlock(_ finding: Finding) -> Bool {
    guard !silenced.isEmpty else { return false }
    var block = article.blocks.firstIndex(notEndingBefore: finding.range.start + 1)
    while block < article.blocks.count, article.blocks[block].range.start < finding.range.end {
      if let silence = silenced[block], silence.covers(finding.rule) { return true }
      block += 1
    }
    return false
  }
}
