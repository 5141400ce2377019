import Archive
import Articles
import Formats
import FoundationEssentials

/// What `stet archive` says of an archive without changing it.
enum ArchiveQuestions {
  static func status(_ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice("--format", of: ["human", "json"], standard: "human")
    let path = try ArchivePath.required(arguments)
    let status = try ArchiveReader(path: path).status()
    if format == "json" {
      try printJSON(
        StatusRow(
          path: path, articles: status.articles, copies: status.copies, quotations: status.quotations,
          attributed: status.attributed, claims: status.claims, oldest: status.oldest, newest: status.newest,
          terms: status.terms, bytes: status.bytes, version: status.version))
    } else {
      let span = status.oldest.map { " from \($0) to \(status.newest ?? $0)" } ?? ""
      let copies = status.copies > 0 ? " (\(status.copies) of them nearly the same as another)" : ""
      let quotations =
        status.quotations > 0
        ? "\(status.quotations) quotation\(status.quotations == 1 ? "" : "s") (\(status.attributed) with a speaker), "
        : ""
      let claims = status.claims > 0 ? "\(status.claims) fact-check\(status.claims == 1 ? "" : "s"), " : ""
      Output.standard.write(
        "\(printable(path)): \(status.articles) article\(status.articles == 1 ? "" : "s")\(copies)\(span), \(quotations)\(claims)"
          + "\(status.terms) terms, \(status.bytes / 1024) KiB\n")
    }
    Output.standard.flush()
    return 0
  }

  static func search(_ words: String, _ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice("--format", of: ["human", "json"], standard: "human")
    let limit = try arguments.number("--limit", standard: 10)
    guard let query = ArchiveQuery(words) else {
      throw UsageError(description: "'\(words)' holds no word to search for")
    }
    let (count, hits) = try OpenArchive.required(arguments).search(query, limit: limit)
    if format == "json" {
      try printJSON(SearchRows(count: count, articles: hits.map(SearchRow.init)))
    } else {
      for hit in hits { printHuman(hit) }
      if hits.isEmpty {
        Output.standard.write("No article in the archive has '\(printable(words))'.\n")
      } else if count > hits.count {
        Output.standard.write("\(hits.count) of \(count) articles; --limit shows more.\n")
      }
    }
    Output.standard.flush()
    return hits.isEmpty ? 1 : 0
  }

  private static func printHuman(_ hit: ArchiveHit) {
    let credits = [hit.article.date, hit.article.outlet].compactMap { $0 }.joined(separator: ", ")
    let title = hit.article.title.isEmpty ? hit.article.id : hit.article.title
    Output.standard.write("\(printable(title))\(credits.isEmpty ? "" : " (\(printable(credits)))")\n")
    if !hit.snippet.isEmpty { Output.standard.write("      \(printable(hit.snippet))\n") }
    for copy in hit.copies { Output.standard.write("      also: \(printable(Self.line(copy)))\n") }
    Output.standard.write("      \(printable(hit.article.id))\n")
  }

  /// "Coast Radio, 2024-03-06: /clips/ferry.txt"
  static func line(_ copy: ArchivedHead) -> String {
    let credits = [copy.outlet, copy.date].compactMap { $0 }.joined(separator: ", ")
    return credits.isEmpty ? copy.id : "\(credits): \(copy.id)"
  }

  static func show(_ id: String, _ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice("--format", of: ["human", "json"], standard: "human")
    let archive = try OpenArchive.required(arguments)
    let found = try archive.articleWithCopies(id: id) ?? archive.articleWithCopies(id: OpenArchive.id(of: id))
    guard let (article, copies) = found else {
      Terminal.error("stet archive: there is no article '\(printable(id))'; 'stet archive search' finds ids\n")
      return 1
    }
    if format == "json" {
      try printJSON(ArticleRow(article, copies: copies))
    } else {
      let credits = [article.outlet, article.date].compactMap { $0 }.joined(separator: ", ")
      let head = [article.title, credits, article.url ?? article.id] + copies.map { "also: \(line($0))" }
      Output.standard.write(head.filter { !$0.isEmpty }.map { printable($0) + "\n" }.joined() + "\n")
      let paragraphs = article.text.split(whereSeparator: \.isNewline).map { printable(String($0)) }
      Output.standard.write(paragraphs.joined(separator: "\n\n") + "\n")
    }
    Output.standard.flush()
    return 0
  }

  static func export(_ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice("--format", of: ["jsonl", "claimreview"], standard: "jsonl")
    let archive = try OpenArchive.required(arguments)
    if format == "claimreview" {
      try archive.eachClaim { Output.standard.write(try JSONLine.encode(ClaimRow($0)) + [0x0A]) }
    } else {
      try archive.each { Output.standard.write(try JSONLine.encode(ArticleRow($0)) + [0x0A]) }
    }
    Output.standard.flush()
    return 0
  }

  private static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    Output.standard.write(Array(try encoder.encode(value)) + [0x0A])
  }
}

private struct StatusRow: Encodable {
  let path: String
  let articles: Int
  let copies: Int
  let quotations: Int
  /// Of them.
  let attributed: Int
  let claims: Int
  let oldest: String?
  let newest: String?
  let terms: Int
  let bytes: Int
  let version: Int
}

/// An article without its text.
struct HeadRow: Encodable {
  let id: String
  let title: String
  let date: String?
  let source: String?
  let url: String?

  init(_ head: ArchivedHead) {
    (id, title, date, source, url) = (head.id, head.title, head.date, head.outlet, head.url)
  }
}

private struct SearchRows: Encodable {
  let count: Int
  let articles: [SearchRow]
}

private struct SearchRow: Encodable {
  let id: String
  let title: String
  let date: String?
  let source: String?
  let url: String?
  let snippet: String
  let copies: [HeadRow]?

  init(_ hit: ArchiveHit) {
    (id, title, date) = (hit.article.id, hit.article.title, hit.article.date)
    (source, url, snippet) = (hit.article.outlet, hit.article.url, hit.snippet)
    copies = hit.copies.isEmpty ? nil : hit.copies.map(HeadRow.init)
  }
}

/// An article as `add` reads it.
private struct ArticleRow: Encodable {
  let id: String
  let title: String
  let text: String
  let date: String?
  let source: String?
  let url: String?
  let copies: [HeadRow]?

  init(_ article: ArchivedArticle, copies: [ArchivedHead] = []) {
    (id, title, text) = (article.id, article.title, article.text)
    (date, source, url) = (article.date, article.outlet, article.url)
    self.copies = copies.isEmpty ? nil : copies.map(HeadRow.init)
  }
}

/// A fact-check in the words of schema.org, as `add --format claimreview` reads it.
private struct ClaimRow: Encodable {
  struct Name: Encodable {
    let name: String
  }
  struct Item: Encodable {
    let author: Name
  }
  struct Rating: Encodable {
    let alternateName: String
  }
  enum CodingKeys: String, CodingKey {
    case type = "@type"
    case id = "@id"
    case claimReviewed, name, description, itemReviewed, publisher, reviewRating, datePublished, url
  }

  let type = "ClaimReview"
  let id: String
  let claimReviewed: String
  let name: String?
  let description: String?
  let itemReviewed: Item?
  let publisher: Name?
  let reviewRating: Rating?
  let datePublished: String?
  let url: String?

  init(_ claim: ClaimReview) {
    (id, claimReviewed, name, description) = (claim.id, claim.claim, claim.title, claim.summary)
    itemReviewed = claim.speaker.map { Item(author: Name(name: $0)) }
    publisher = claim.publisher.map(Name.init)
    reviewRating = claim.rating.map(Rating.init)
    (datePublished, url) = (claim.date, claim.url)
  }
}
