import Articles
import Files
import Formats
import Glibc

/// Pages in, bare articles out.
enum ExtractCommand: Command {
  static let name = "extract"
  static let summary = "the bare article of a page, without boilerplate and related cards"
  static let usage = ["[OPTIONS] PATH… | -", "--format jsonl < pages.jsonl > articles.jsonl"]
  static let text = """
    Prints what of a page is article: its headline, its byline, its text. Menus, widgets, notices, cards about other
    articles, captions, stet marks and the desk's questions are left out. Files, every \(allFormats.inWords) file in
    folders (by its ending, links in folders are passed over), or standard input (-).
    """
  private static let format = Option.choice(
    "--format", ["text", "markdown", "json", "jsonl"],
    """
    text: standard, as a reader sees it, a blank line between paragraphs, "- " before a list item
    markdown: "# headline", "## subheading", "> quotation", "- list item"
    json: {"title", "author", "date", "url", "outlet", "text"}; what the page does not say is left out, "text" is as \
    --format text prints it below the headline, the byline and the date. Of several pages each has a line, with its \
    "file"
    jsonl: one page a line from standard input, as for 'stet annotate', one line for each in their order:
      in   {"id": "a1", "text": "…", "format": \(ArticleLines.formats)}
      out  {"id": "a1", "title", "author", "date", "url", "outlet", "text"}
    A line that is no page gives {"id", "error", "line"} and the run goes on. The shape is in \
    Protocol/extract.schema.json
    """)
  private static let inputName = Option.value(
    "--stdin-filename", "NAME", "tells by its ending how standard input is marked up")
  static let options = [format, inputName, .noIgnore]
  static let exitStatus: String? = """
    0, 1 if a line was no page or a page held no article (standard error says why), 2 a wrong option or a file that \
    cannot be read (the rest is printed all the same).
    """
  static let examples = [
    "stet extract page.html",
    "curl -s URL | stet extract - --stdin-filename page.html --format markdown > story.md",
    "stet extract --format json page.html | jq -r .text | wc -w",
    "stet extract --format jsonl < pages.jsonl > articles.jsonl",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice(Self.format)
    if format == "jsonl" {
      guard arguments.rest.isEmpty || arguments.rest == ["-"] else {
        throw UsageError(description: "with --format jsonl the pages come on standard input")
      }
      return try ArticleLines.answer(name) {
        let page = OutlinedPage($0, format: $1)
        return ArticleLines.Reply(line: BareArticle(page).json(("id", $2)), unread: page.problem)
      }
    }
    guard !arguments.rest.isEmpty else { throw UsageError(description: "a file, a folder or - is wanted") }
    let found = TextFiles.files(in: arguments.rest, ignores: !arguments.has(.noIgnore))
    return extract(found.files, found.problems, named: arguments.value(inputName), format)
  }

  private static func extract(
    _ files: [NamedFile], _ problems: [FileError], named name: String?, _ format: String
  ) -> Int32 {
    var failed = problems
    var told: [String] = []
    var hasEmpty = false
    var isFirst = true
    TextFiles.each(of: files) { file -> Result<Extract, FileError> in
      do throws(FileError) {
        let (page, note) = try TextFiles.page(
          file.path, namedBy: file.namedBy, name: file.isStandardInput ? name : nil)
        let bare = BareArticle(page)
        return .success(
          Extract(
            output: written(bare, format, file: files.count > 1 ? file.path : nil), note: note,
            emptiness: bare.emptiness.map { "\(file.path): \($0)" }))
      } catch {
        return .failure(error)
      }
    } take: {
      switch $0 {
      case .success(let extract):
        told += [extract.note, extract.emptiness].compactMap { $0 }
        hasEmpty = hasEmpty || extract.emptiness != nil
        guard !extract.output.isEmpty else { break }
        if !isFirst, format != "json" { Output.standard.write("\n") }
        isFirst = false
        Output.standard.write(extract.output)
        Output.standard.write("\n")
      case .failure(let error): failed.append(error)
      }
    }
    Output.standard.flush()
    for line in told + failed.map(\.description) { Terminal.error("stet extract: \(printable(line))\n") }
    return failed.isEmpty ? hasEmpty ? 1 : 0 : 2
  }

  private struct Extract {
    let output: [UInt8]
    /// What of the file could not be read.
    let note: String?
    let emptiness: String?
  }

  private static func written(_ bare: BareArticle, _ format: String, file: String?) -> [UInt8] {
    if format == "json" { return bare.json(file.map { ("file", ArticleLines.encoded($0)) }) }
    let text = format == "markdown" ? bare.markdown : bare.text
    return Array((isatty(STDOUT_FILENO) == 1 ? printableLines(text) : text).utf8)
  }
}
