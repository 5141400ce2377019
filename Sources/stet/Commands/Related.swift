import Archive
import Files
import Glibc
import Presentation

/// What else was written about an article.
enum RelatedCommand: Command {
  static let name = "related"
  static let summary = "what else the archive holds on an article"
  static let usage = ["FILE [OPTIONS]", "--format jsonl [OPTIONS] < questions.jsonl"]
  static let text = """
    Lists the nearest articles of the archive with a score from 0 to 1 and why: the names and words they share, and how
    many days lie between them. What is near by chance only is left out. Of nearly the same text in several outlets the
    nearest is listed, with the others behind "also:". Articles of other times follow, chosen by their words alone.
    """
  private static let format = Option.choice(
    "--format", ["human", "json", "jsonl"],
    """
    json: an array of {"id", "title", "outlet", "date", "url", "score", "shared", "daysApart", "isBackground", "copies"}
    jsonl: one question a line from standard input, {"id", "title", "text", "date"?}, gives \
    {"id", "related": [{"id", "score"}]} with the 20 nearest, near by chance or not, each by itself. The shapes are in \
    Protocol/related.schema.json
    """)
  private static let limit = Option.value("--limit", "N", "how many to list, 5 unless said; of jsonl 20")
  private static let background = Option.value(
    "--background", "N", "up to how many articles of other times follow, 3 unless said")
  static let options: [Option] = [.archive, format, limit, background]
  static let examples = [
    "stet related story.md", "stet related --archive desk.db --limit 3 --format json story.txt",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice(Self.format)
    let limit = try arguments.number(Self.limit, standard: format == "jsonl" ? 20 : 5)
    if format == "jsonl" {
      guard arguments.rest.isEmpty || arguments.rest == ["-"] else {
        throw UsageError(description: "with --format jsonl the questions come on standard input")
      }
      return try answerLines(try OpenArchive.required(arguments), limit)
    }
    guard arguments.rest.count == 1 else { throw UsageError(description: "one file is wanted") }
    let archive = try OpenArchive.required(arguments)
    let page = try TextFiles.page(arguments.rest[0]).page
    let query = RelatedQuery(of: page, excludingID: OpenArchive.id(of: arguments.rest[0]))
    let background = try arguments.number(Self.background, standard: 3)
    let related = try archive.related(to: query, limit: limit, background: background).filter(\.isTelling)
    if format == "json" {
      try JSONPage.print(related.map { ArchivedRow($0.article, Nearness($0)) })
    } else {
      printHuman(related)
    }
    Output.standard.flush()
    return 0
  }

  private static func printHuman(_ related: [RelatedArticle]) {
    if related.isEmpty { Output.standard.write("No related article in the archive.\n") }
    for (number, found) in related.enumerated() {
      if found.isBackground, number == 0 || !related[number - 1].isBackground { Output.standard.write("Background:\n") }
      let days = found.daysApart.map { $0 == 0 ? "same day" : "\($0) day\($0 == 1 ? "" : "s") apart" }
      let credits = [found.article.outlet, found.article.date, days].compactMap { $0 }.joined(separator: ", ")
      Output.standard.write(
        "\(score(found.score))  \(printable(found.article.title))\(credits.isEmpty ? "" : " (\(printable(credits)))")\n"
      )
      let why = found.sharedTerms.joined(separator: ", ")
      if !why.isEmpty { Output.standard.write("      shared: \(printable(why))\n") }
      Output.standard.write("      \(printable(ArchiveLink.address(found.article) ?? found.article.id))\n")
      for copy in found.copies { Output.standard.write("      also: \(printable(copy.line))\n") }
    }
  }

  private static func score(_ score: Double) -> String {
    let hundredths = Int((min(1, max(0, score)) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private struct Nearness: Encodable {
    let score: Double
    let shared: [String]
    let daysApart: Int?
    let isBackground: Bool
    let copies: [ArchivedRow<CopyRow>]?

    init(_ found: RelatedArticle) {
      (score, shared, daysApart) = (rounded(found.score), found.sharedTerms, found.daysApart)
      (isBackground, copies) = (found.isBackground, CopyRow.rows(of: found.copies))
    }
  }

  private struct Question: Decodable {
    let id: Identifier
    let title: String?
    let text: String
    let date: String?
  }

  private struct Answer: Encodable {
    struct Found: Encodable {
      let id: String
      let score: Double
    }
    let id: Identifier
    let related: [Found]
  }

  private static func answerLines(_ archive: ArchiveReader, _ limit: Int) throws -> Int32 {
    try QuestionLines.answer(wanted: "{\"id\", \"title\", \"text\", \"date\"?}") { (question: Question) in
      let query = RelatedQuery(
        title: question.title ?? "", text: question.text, date: question.date, excludingID: question.id.text)
      let related = try archive.related(to: query, limit: limit, foldsCopies: false).map {
        Answer.Found(id: $0.article.id, score: $0.score)
      }
      return Answer(id: question.id, related: related)
    }
  }
}
