import Archive
import TestSupport

/// A real archive in a folder of its own, gone with the folder.
struct TemporaryArchive {
  let folder = TemporaryFolder()
  var path: String { folder.file("desk.db") }

  init(_ articles: [ArchivedArticle]) throws { try ArchiveWriter(path: path).add(articles) }

  static let ferry = ArchivedArticle(
    id: "https://ledger.example/ferry", title: "Ferry stays in port for a third week",
    text: """
      The ferry stays in port because the pier is unsafe. Port director Ines Okafor said that divers would look at the
      pier on Monday. Shops on Pier Street miss the passengers of the ferry.
      """, date: "2024-03-05", outlet: "Harbor Ledger", url: "https://ledger.example/ferry")
  static let choir = ArchivedArticle(
    id: "/desk/choir.md", title: "Choir sings in the old school",
    text: "Mirela Stan leads the choir of the lighthouse school. Okafor came to listen.", date: "2024-02-11",
    outlet: "Coast Radio")
}

let ferryStory = """
  Ferry stays in port

  Port director Ines Okafor said on Monday that the pier was unsafe. Officials say the crossing is closed.

  “We will wait for the divers,” Okafor said. The ferry is reportedly late.

  The storm has cut trade on the quay by almost 40 percent and driven most of the bakers away.
  """

enum ArchiveFill {
  static func add(_ article: ArchivedArticle, to archive: TemporaryArchive) throws {
    try add(article, toFile: archive.path)
  }
  static func add(_ article: ArchivedArticle, toFile path: String) throws {
    try ArchiveWriter(path: path).add([article])
  }
}

extension ArchiveFill {
  static func article(id: String, title: String, text: String, date: String, outlet: String) -> ArchivedArticle {
    ArchivedArticle(id: id, title: title, text: text, date: date, outlet: outlet, url: id)
  }
}
