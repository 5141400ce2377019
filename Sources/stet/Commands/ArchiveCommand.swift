import Archive
import Formats
import LanguageServerProtocol

/// Filling, asking after and looking after the archive.
enum ArchiveCommand: Command {
  static let name = "archive"
  static let summary = "the archive of articles on this machine: add, search, show, export, check"
  static let options: [Option] = [
    .value("--archive"), .value("--format"), .value("--limit"), .flag("--quiet"),
  ]
  static let help = """
    Usage: stet archive add [--archive FILE] [--format auto|jsonl|feed|claimreview] [--quiet] PATH… | -
           stet archive search QUERY [--limit N] [--format human|json]
           stet archive show ID [--format human|json]
           stet archive remove ID…
           stet archive export [--format jsonl|claimreview] > articles.jsonl
           stet archive status [--format human|json]
           stet archive check [--quiet]
           stet archive rebuild [--quiet]

    The archive is one SQLite file, by default $XDG_DATA_HOME/stet/archive.db (~/.local/share/stet/archive.db); all of
    these take --archive FILE.

    add      takes text, Markdown, HTML and Org files, saved RSS and Atom feeds (.xml, .rss, .atom), folders of them,
             and JSON lines (.jsonl, .ndjson, standard input, or all with --format jsonl), packed ones too (.gz, .zst,
             .bz2, .xz):
               {"id", "title", "text", "date"?, "source"?, "url"?, "format"?: "plain" | "markdown" | "html" | "org"}
             Title, date, outlet and address come from front matter, Org keywords, JSON-LD, <meta> or the page. What is
             on a page and is no article is left out. Adding an article again changes nothing; a changed one replaces
             the old one. Of nearly the same text in several outlets each is kept, and lists show it once with the
             others.
             One command adds at a time; editors go on reading meanwhile. A file or line that cannot be read is named and
             passed over. Stopped and started again, it goes on where it was.
             With --format claimreview: schema.org ClaimReview data as publishers of fact-checks offer it, JSON-LD, data
             feeds, or a line of JSON each. A page that carries such data adds its fact-check as well.
    search   finds words (all must be there), "phrases", beginnings* and excludes -words, letter case and accents aside
    show     prints an article as text, by its id: the absolute path of a file, what JSON lines or a feed call it
    remove   takes articles out
    export   prints JSON lines that 'add' makes the same archive of: the articles, or the fact-checks
    status   says how much it holds
    check    compares the file with itself and all counts with the articles
    rebuild  works out everything anew from the articles, as a newer version of Stet may ask for

    Exit status: 0; 1 if nothing was found, or something is wrong with the archive; 2 when something could not be read or
    written; 130 when stopped.

    Examples:
      stet archive add ~/clippings
      stet archive add --archive desk.db corpus.jsonl.gz saved-feeds/
      stet extract --format jsonl < pages.jsonl | stet archive add -
      stet archive search '"pier of Harland" ferr* -herring' --limit 3
      stet archive export --archive desk.db | zstd > desk.jsonl.zst

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let rest = Array(arguments.rest.dropFirst())
    switch arguments.rest.first {
    case "add": return try ArchiveAdding.run(rest, arguments)
    case "search" where !rest.isEmpty: return try ArchiveQuestions.search(rest.joined(separator: " "), arguments)
    case "show" where rest.count == 1: return try ArchiveQuestions.show(rest[0], arguments)
    case "remove" where !rest.isEmpty: return try ArchiveCareCommand.remove(rest, arguments)
    case "export" where rest.isEmpty: return try ArchiveQuestions.export(arguments)
    case "status" where rest.isEmpty: return try ArchiveQuestions.status(arguments)
    case "check" where rest.isEmpty: return try ArchiveCareCommand.check(arguments)
    case "rebuild" where rest.isEmpty: return try ArchiveCareCommand.rebuild(arguments)
    default:
      throw UsageError(
        description: "add PATH…, search QUERY, show ID, remove ID…, export, status, check or rebuild is wanted")
    }
  }
}
