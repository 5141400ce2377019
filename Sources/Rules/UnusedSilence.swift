import Articles
import Formats

/// What silences nothing in a text: stet marks and entries of its ignore file whose findings are gone.
package struct UnusedSilence: Sendable {
  package let marks: [StetMark]
  package let entries: [IgnoreList.Entry]

  /// Says nothing of what names a rule that did not run, or that asks an archive where none was asked.
  ///
  /// - Parameter asksArchive: whether `archived` is what an archive was found to hold.
  package init(
    in article: Article, settings: Settings, ignoring ignored: IgnoreList, archived: ArchivedMatches, asksArchive: Bool
  ) {
    let judged = Set(
      rules(for: article, settings).filter { asksArchive || !($0 is any ArchiveRule.Type) }.map { $0.page.id })
    let all = reported(in: article, settings, archived)
    let ends = article.marks.filter { $0.kind == .on }
    marks = article.marks.filter { mark in
      guard mark.kind != .on, mark.rules.allSatisfy(judged.contains) else { return false }
      // With what ends it, so that it is not taken for one that silences the rest of the text.
      let own = mark.kind == .off ? [mark] + ends.filter { $0.range.start > mark.range.start } : [mark]
      let suppression = Suppression(article, own)
      return !all.contains(where: suppression.covers)
    }
    entries = ignored.entries.filter { entry in
      judged.contains(entry.rule) && !all.contains { IgnoreList([entry]).covers($0, in: article) }
    }
  }
}
