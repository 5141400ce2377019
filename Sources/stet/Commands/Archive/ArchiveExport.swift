import Archive
import Formats

/// All of an archive, as it can be added again.
enum ArchiveExportCommand: Verb {
  static let name = "export"
  static let usage = ["[OPTIONS] > articles.jsonl"]
  static let text = "prints JSON lines that 'add' makes the same archive of"
  private static let format = Option.choice(
    "--format", ["jsonl", "claimreview"], "jsonl: the articles\nclaimreview: the fact-checks")
  static let options: [Option] = [format]

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice(format)
    let archive = try OpenArchive.required(arguments)
    if format == "claimreview" {
      try archive.eachClaim { Output.standard.write(try JSONLine.encode(ClaimRow($0)) + [0x0A]) }
    } else {
      try archive.each {
        Output.standard.write(try JSONLine.encode(ArchivedRow.asAdded($0.head, TextRow(text: $0.text))) + [0x0A])
      }
    }
    Output.standard.flush()
    return 0
  }
}

private struct TextRow: Encodable {
  let text: String
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
