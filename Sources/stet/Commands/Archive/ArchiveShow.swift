import Archive

/// An article of the archive.
enum ArchiveShowCommand: Verb {
  static let name = "show"
  static let usage = ["ID [OPTIONS]"]
  static let text = """
    prints an article as text, by its id: the absolute path of a file, what JSON lines or a feed call it
    """
  static let options: [Option] = [.report]
  static let wordCounts = 1...1

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    let id = words[0]
    let format = try arguments.choice(.report)
    let archive = try OpenArchive.required(arguments)
    let found = try archive.articleWithCopies(id: id) ?? archive.articleWithCopies(id: OpenArchive.id(of: id))
    guard let (article, copies) = found else {
      Terminal.error("stet archive: there is no article '\(printable(id))'; 'stet archive search' finds ids\n")
      return 1
    }
    if format == "json" {
      try JSONPage.print(ArchivedRow(article.head, TextRow(text: article.text, copies: CopyRow.rows(of: copies))))
    } else {
      let credits = [article.outlet, article.date].compactMap { $0 }.joined(separator: ", ")
      let head = [article.title, credits, article.url ?? article.id] + copies.map { "also: \($0.line)" }
      Output.standard.write(head.filter { !$0.isEmpty }.map { printable($0) + "\n" }.joined() + "\n")
      let paragraphs = article.text.split(whereSeparator: \.isNewline).map { printable(String($0)) }
      Output.standard.write(paragraphs.joined(separator: "\n\n") + "\n")
    }
    Output.standard.flush()
    return 0
  }
}

private struct TextRow: Encodable {
  let text: String
  let copies: [ArchivedRow<CopyRow>]?
}
