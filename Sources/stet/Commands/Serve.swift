import Files
import LanguageServer
import LanguageServerProtocol

/// The language server over standard input and output.
enum ServeCommand: Command {
  static let name = "serve"
  static let summary = "the language server, over standard input and output"
  static let usage = ["[OPTIONS]"]
  static let text = """
    Speaks the Language Server Protocol 3.17 until its input ends. Editors start it; see EditorConfigs/ for Vim,
    Neovim and Emacs, and Protocol/ for everything it understands and says.
    """
  private static let encoding = Option.choice(
    "--position-encoding", ["utf-8", "utf-16", "utf-32"], placeholder: "E",
    """
    counts columns in this unit whatever the editor says: utf-8 for Vim's ALE, utf-32 for vim-lsp, or utf-16
    """)
  private static let clientProcess = Option(
    name: "--clientProcessId", placeholder: "N", help: "the editor's process", isHidden: true)
  static let options: [Option] = [
    .flag("--stdio", "accepted, since editors pass it (and --clientProcessId); there is no other way"), encoding,
    .archive.saying("the archive to look in (else the setting archive.path, else the default place)"),
    .noArchive.saying("looks in none"), clientProcess,
  ]
  static let examples = ["stet serve", "stet --stdio"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    // Without the option it is the editor's to say.
    let encoding = arguments.has(encoding) ? PositionEncoding(rawValue: try arguments.choice(encoding)) : nil
    guard arguments.rest.isEmpty else { throw UsageError(description: "it takes no files") }
    let archive = arguments.has(.noArchive) ? nil : ArchivePath.path(arguments)
    return Pipe.serve(
      Server(
        version: stetVersion, encoding: encoding, archivePath: archive,
        dataFolder: UserFolders.data.map { "\($0)/stet" }, entitiesFolder: EntitiesFolder.path,
        openEncoder: { () throws(FileError) in try EncoderFile.open().encoder }))
  }
}
