import Archive
import Articles
import Files
import Formats
import Glibc
import Presentation

/// Who has checked a claim like this before.
enum FactcheckCommand: Command {
  static let name = "factcheck"
  static let summary = "fact-checks in the archive that are about a statement"
  static let usage = ["FILE|TEXT [OPTIONS]", "--format jsonl [OPTIONS] < questions.jsonl"]
  static let text = """
    Lists the fact-checks nearest to a statement: the claim as it was checked, who checked it and when, what they called
    it, and a link. Of a file every statement is looked up, and only what is close to one is shown. Stet does not say
    whether a statement is true, nor whether a fact-check is about the very same: read it.

    Fact-checks come into the archive with 'stet archive add --format claimreview', from schema.org ClaimReview data.
    """
  private static let format = Option.choice(
    "--format", ["human", "json", "jsonl"],
    """
    json: a line each, {"id", "claim", "title", "speaker", "publisher", "rating", "date", "url", "coverage"}
    jsonl: one question a line from standard input, {"id", "text"}, gives {"id", "claims": [{"id", "score"}]}, the 20 \
    nearest. The shapes are in Protocol/factcheck.schema.json
    """)
  private static let limit = Option.value("--limit", "N", "how many to show, 5 unless said; of jsonl 20")
  static let options: [Option] = [.archive, format, limit]
  static let exitStatus: String? = "0 when something was found, 1 when nothing, 2 on an error."
  static let examples = [
    "stet factcheck \"Unemployment has doubled since 2010\"", "stet factcheck story.md",
    "stet archive add --format claimreview claims.jsonl",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice(Self.format)
    let limit = try arguments.number(Self.limit, standard: format == "jsonl" ? 20 : 5)
    let archive = try OpenArchive.required(arguments)
    if format == "jsonl" {
      guard arguments.rest.isEmpty || arguments.rest == ["-"] else {
        throw UsageError(description: "with --format jsonl the questions come on standard input")
      }
      return try answerLines(archive, limit)
    }
    guard arguments.rest.count == 1 else {
      throw UsageError(description: "one file or one statement in quotes is wanted")
    }
    let asked = arguments.rest[0]
    let found =
      access(asked, F_OK) == 0 ? try ofFile(asked, archive, limit) : try archive.claims(near: asked, limit: limit)
    if format == "json" {
      for claim in found { Output.standard.write(try JSONLine.encode(Row(claim)) + [0x0A]) }
    } else {
      for (number, claim) in found.enumerated() { write(claim.claim, isFirst: number == 0) }
      if found.isEmpty { Output.standard.write("No fact-check in the archive is near to that.\n") }
    }
    Output.standard.flush()
    return found.isEmpty ? 1 : 0
  }

  /// What is close to any statement of an article, each once.
  private static func ofFile(_ path: String, _ archive: ArchiveReader, _ limit: Int) throws -> [FoundClaim] {
    let article = try TextFiles.article(path)
    var found: [FoundClaim] = []
    for block in article.blocks.indices where article.isBody(block) || block == article.headline {
      for sentence in article.facts[block].sentences where !sentence.isQuestion {
        let near = try archive.claims(near: article.blocks[block].words(sentence.range), limit: 3).filter(\.isClose)
        for claim in near where !found.contains(where: { $0.claim.id == claim.claim.id }) { found.append(claim) }
      }
    }
    return Array(found.prefix(limit))
  }

  private static func write(_ claim: ClaimReview, isFirst: Bool) {
    let markup = ClaimText.markup(claim)
    Output.standard.write((isFirst ? "" : "\n") + printableLines(markup.plain) + "\n")
  }

  private struct Row: Encodable {
    let id: String
    let claim: String
    let title: String?
    let speaker: String?
    let publisher: String?
    let rating: String?
    let date: String?
    let url: String?
    let coverage: Double

    init(_ found: FoundClaim) {
      let claim = found.claim
      (id, self.claim, title, speaker) = (claim.id, claim.claim, claim.title, claim.speaker)
      (publisher, rating, date, url) = (claim.publisher, claim.rating, claim.date, claim.url)
      coverage = rounded(found.coverage)
    }
  }

  private struct Question: Decodable {
    let id: Identifier
    let text: String
  }

  private struct Answer: Encodable {
    struct Found: Encodable {
      let id: String
      let score: Double
    }
    let id: Identifier
    let claims: [Found]
  }

  private static func answerLines(_ archive: ArchiveReader, _ limit: Int) throws -> Int32 {
    try QuestionLines.answer(wanted: "{\"id\", \"text\"}") { (question: Question) in
      let found = try archive.claims(near: question.text, limit: limit)
      return Answer(id: question.id, claims: found.map { Answer.Found(id: $0.claim.id, score: rounded($0.score)) })
    }
  }
}
