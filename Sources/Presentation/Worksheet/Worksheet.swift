import Archive
import Articles
import Formats
import Rules

/// All that a checker of facts has to tick off in an article, in the order of its text.
package struct Worksheet: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case claim, name, figure, date, age, quotation, link

    /// As people read it.
    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// Who could be asked about a claim.
  package enum Support: String, CaseIterable, Sendable {
    case named
    /// Somebody is pointed to who could not be found.
    case vague
    case nobody
  }

  /// What somebody else than the article says of an item. Text of strangers: data, never markup.
  package struct Note: Hashable, Sendable {
    /// "base", "archive", "fact-check", or the name of the rule that speaks.
    package let by: String
    package let text: String
    /// Where it can be read; an address that may be a link.
    package let address: String?
  }

  package struct Item: Sendable {
    package let kind: Kind
    package let block: Int
    /// Bytes of the source.
    package let range: TextRange
    /// Of the block's words; nil where it stands in none, as an address behind words.
    package let prose: ProseRange?
    /// As a reader sees them.
    package let words: String
    /// What the article itself says of it, in sentences.
    package var about: [String] = []
    /// Of a claim, but for the headline.
    package var support: Support?
    /// Who says a claim, in full, the one whom most of it rests on first.
    package var sources: [String] = []
    package var notes: [Note] = []
  }

  /// A block of the article, headline among them, with how many of its claims rest on whom.
  package struct Paragraph: Sendable {
    package let block: Int
    package let isHeadline: Bool
    /// As a reader sees it; UTF-8.
    package let words: [UInt8]
    package var claims: [Support: Int]
  }

  /// How many claims rest on somebody.
  package struct Share: Hashable, Sendable {
    /// Nil for those that nobody is named for.
    package let source: String?
    package let support: Support
    package var claims: Int
  }

  package let title: String?
  /// Of the page, `yyyy-mm-dd`.
  package let date: String?
  package let items: [Item]
  package let paragraphs: [Paragraph]
  /// The largest first, and of the same size in the order of the text.
  package let shares: [Share]

  /// - Parameters:
  ///   - findings: of the same article.
  ///   - archive: is asked for names and quotations; what it could not read its owner is told (`ArchiveReader.takeFailure`).
  ///   - ownID: what the article itself is called in the archive.
  package init(
    of article: Article, _ findings: [Finding], _ knowledge: Knowledge, archive: ArchiveReader? = nil,
    ownID: String? = nil
  ) {
    let reader = WorksheetReader(article, knowledge, archive, ownID: ownID)
    let items = reader.items(findings)
    self.items = items
    title = article.headline.map { article.words(ofBlock: $0) } ?? article.metadata.title
    date = article.pageDate?.day?.iso
    paragraphs = Self.paragraphs(of: article, items)
    shares = Self.shares(of: items)
  }

  /// How many claims there are of each support.
  package var claims: [Support: Int] {
    items.reduce(into: [:]) { sums, item in
      if let support = item.support { sums[support, default: 0] += 1 }
    }
  }

  private static func paragraphs(of article: Article, _ items: [Item]) -> [Paragraph] {
    let claims = Dictionary(grouping: items.filter { $0.support != nil }, by: \.block)
    return article.blocks.indices.filter { article.isBody($0) || $0 == article.headline }.map { block in
      Paragraph(
        block: block, isHeadline: block == article.headline, words: article.blocks[block].prose.bytes,
        claims: (claims[block] ?? []).reduce(into: [:]) { $0[$1.support ?? .nobody, default: 0] += 1 })
    }
  }

  private static func shares(of items: [Item]) -> [Share] {
    var shares: [Share] = []
    var numbers: [Share: Int] = [:]
    for item in items {
      guard let support = item.support else { continue }
      let key = Share(source: support == .nobody ? nil : item.sources.first, support: support, claims: 0)
      if let number = numbers[key] {
        shares[number].claims += 1
      } else {
        numbers[key] = shares.count
        shares.append(Share(source: key.source, support: support, claims: 1))
      }
    }
    return shares.enumerated().sorted { ($1.element.claims, $0.offset) < ($0.element.claims, $1.offset) }.map(\.element)
  }
}
