/// Filling, asking after and looking after the archive.
enum ArchiveCommand: CommandOfVerbs {
  static let name = "archive"
  static let summary = "the archive of articles on this machine: add, search, show, export, check"
  static let text = """
    The archive is one SQLite file, by default $XDG_DATA_HOME/stet/archive.db (~/.local/share/stet/archive.db).
    """
  static let options: [Option] = [.archive.saying("another archive")]
  static let verbs: [any Verb.Type] = [
    ArchiveAddCommand.self, ArchiveSearchCommand.self, ArchiveShowCommand.self, ArchiveRemoveCommand.self,
    ArchiveExportCommand.self, ArchiveStatusCommand.self, ArchiveCheckCommand.self, ArchiveRebuildCommand.self,
  ]
  static let exitStatus: String? = """
    0; 1 if nothing was found, or something is wrong with the archive; 2 when something could not be read or written; \
    130 when stopped.
    """
  static let examples = [
    "stet archive add ~/clippings",
    "stet archive add --archive desk.db corpus.jsonl.gz saved-feeds/",
    "stet extract --format jsonl < pages.jsonl | stet archive add -",
    "stet archive search '\"pier of Harland\" ferr* -herring' --limit 3",
    "stet archive export --archive desk.db | zstd > desk.jsonl.zst",
  ]
}
