import TestSupport

@testable import Archive

/// The place of an archive in a folder of its own, gone when the test is. There is none until somebody adds.
struct TemporaryArchive {
  let folder = TemporaryFolder()

  var path: String { folder.file("desk.db") }

  /// Adds articles with a writer that is gone afterwards.
  @discardableResult
  func add(_ articles: [ArchivedArticle]) throws -> AddCount { try ArchiveWriter(path: path).add(articles) }

  func reader() throws -> ArchiveReader { try ArchiveReader(path: path) }

  /// Everything the tables hold, one row a line.
  func contents() throws -> [String] {
    let database = try Database(path: path, access: .read)
    let tables = [
      ("article", 8), ("term", 3), ("sig", 4), ("signed", 2), ("tally", 3), ("fts_data", 2), ("fts_docsize", 2),
      ("near", 2), ("copy", 2), ("file", 6), ("quoted", 2),
    ]
    return try tables.flatMap { table, columns in
      try database.all("SELECT * FROM \(table)") { row in
        "\(table) " + (0..<Int32(columns)).map { "\(row.bytes($0))" }.joined(separator: " ")
      }
    }
  }
}

/// A small desk: two reports of one fire, the rest of the week, and an undated page.
let desk = [
  ArchivedArticle(
    id: "fire-1", title: "Fire closes the Harland cannery",
    text: """
      A fire shut the cannery at Harland on Monday night. Mayor Ines Okafor said that forty workers got out unhurt.
      The cannery belongs to Brackwater Foods, which packs herring for the whole coast.
      """, date: "2024-03-05", outlet: "The Harland Post", url: "https://post.example/fire"),
  ArchivedArticle(
    id: "fire-2", title: "Herring season in doubt after cannery blaze",
    text: """
      Boats lay idle on Tuesday. Without the cannery at Harland there is nobody to buy herring, skippers say.
      Brackwater Foods has promised to rebuild, and Okafor called the blaze a blow to the town.
      """, date: "2024-03-06", outlet: "Coast Radio"),
  ArchivedArticle(
    id: "school", title: "Teachers vote on a four-day week",
    text: "The union asked its members in Northmere on Wednesday. Headmaster Tom Quill wants lessons to start at nine.",
    date: "2024-03-06", outlet: "The Harland Post"),
  ArchivedArticle(
    id: "orchestra", title: "Orchestra hires a conductor of twenty-six",
    text: "Mirela Stan leads the Northmere orchestra from autumn. She won the Bartók prize in Pécs last year.",
    date: "2024-02-11", outlet: "Coast Radio"),
  ArchivedArticle(
    id: "ferry", title: "Ferry fares rise", text: "Tickets to the islands cost a tenth more from April, the line said.",
    outlet: "Coast Radio"),
]
