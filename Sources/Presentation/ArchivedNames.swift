import Archive
import Articles

/// The archived articles that name somebody, and what each calls them.
package struct ArchivedNames {
  /// The newest first.
  let newest: [(head: ArchivedHead, role: String?)]
  /// How many there are in all.
  let count: Int

  private static let most = 3

  /// Past the reader's budget, and of an archive that cannot be read: none.
  ///
  /// - Parameter ownID: of the article that asks, which is not told of itself.
  package init(_ name: String, in archive: ArchiveReader, excludingID ownID: String? = nil) {
    guard let held = try? archive.mentions(of: name, limit: Self.most, excludingID: ownID) else {
      (newest, count) = ([], 0)
      return
    }
    count = held.count
    newest = held.articles.map { head in
      let article = try? archive.article(id: head.id)
      return (head, article.flatMap { Self.role(of: name, in: $0.text) })
    }
  }

  /// Bytes of the paragraphs that are read for it: a name is introduced where it first stands.
  private static let mostRead = 4_000

  /// "mayor of Tarn", as the paragraphs that have the whole name say.
  private static func role(of name: String, in text: String) -> String? {
    var read = ""
    for paragraph in text.split(separator: "\n") where paragraph.contains(name) {
      guard read.utf8.count + paragraph.utf8.count <= mostRead else { break }
      read += paragraph + "\n\n"
    }
    return Article(read).entities().first { $0.name == name && $0.kind == .person }?.roles.first
  }

  package var markup: Markup {
    var markup = Markup()
    guard count > 0 else { return markup }
    let shown = count > newest.count ? ", the newest \(newest.count) of them" : ""
    markup.add(.text("In \(count) archived article\(count == 1 ? "" : "s")\(shown):"))
    for (head, role) in newest {
      markup.addItem(ArchiveLink.part(head), .text(ArchiveLink.credits(head) + (role.map { ": \($0)" } ?? "")))
    }
    return markup
  }
}
