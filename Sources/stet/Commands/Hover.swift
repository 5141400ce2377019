import Archive
import Articles
import Files
import Formats
import Glibc
import Presentation
import Rules

/// What an editor would show at a place.
enum HoverCommand: Command {
  static let name = "hover"
  static let summary = "what an editor would show at a place in a file"
  static let usage = ["FILE LINE:COLUMN [OPTIONS]"]
  static let text = """
    Prints what an editor shows there: who somebody is as far as the article and the archive tell, who says a
    statement, what is related to the headline. Lines and columns count from 1, columns in characters (Unicode scalars).
    """
  static let options: [Option] = [.archive, .noArchive, .deep, .quick]
  static let exitStatus: String? = "0 when there was something to say, 1 when not, 2 on an error."
  static let examples = [
    "stet hover story.txt 1:1", "stet hover page.html 42:17 --archive desk.db", "stet hover --deep story.txt 7:1",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.count == 2 else {
      throw UsageError(description: "a file and a place, LINE:COLUMN, are wanted")
    }
    let numbers = arguments.rest[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else {
      throw UsageError(description: "'\(printable(arguments.rest[1]))' is no place; LINE:COLUMN is wanted, as in 7:1")
    }
    let path = arguments.rest[0]
    let quick = try TextFiles.article(path)
    let offset = try offset(line: numbers[0], column: numbers[1], in: quick.text, path)
    let article = try TierOption.encoder(arguments).map(quick.read) ?? quick
    let archive = try OpenArchive.ifPresent(arguments)
    let isHeadline = article.headline != nil && article.block(at: offset) == article.headline
    let query = RelatedQuery(of: article.page, excludingID: OpenArchive.id(of: path))
    let related =
      isHeadline
      ? try archive?.related(to: query, limit: Settings().relatedLimit, background: Settings().relatedLimit / 2)
        .filter(\.isTelling) ?? [] : []
    let text = HoverText(
      article: article, archive: archive, knowledge: EntitiesFolder.knowledge(name), related: related,
      ownID: OpenArchive.id(of: path)
    ).text(at: offset)
    if let markup = text?.markup { Output.standard.write(printableLines(markup.plain) + "\n") }
    Output.standard.flush()
    // What the article itself tells is shown all the same.
    if let failure = archive?.takeFailure() {
      Terminal.error("stet hover: \(printable("\(failure)"))\n")
      return 2
    }
    return text == nil ? 1 : 0
  }

  private static func offset(line: Int, column: Int, in text: SourceText, _ path: String) throws -> Int {
    guard line <= text.lineCount else {
      throw UsageError(description: "\(printable(path)) has \(text.lineCount) lines, not \(line)")
    }
    let range = text.line(line - 1)
    var offset = range.start
    var left = column - 1
    while left > 0, offset < range.end {
      offset += 1
      while offset < range.end, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
