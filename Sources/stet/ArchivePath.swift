import Glibc
import LanguageServer

/// Where the archive is: as `--archive` says, else `$XDG_DATA_HOME/stet/archive.db`, else under `~/.local/share`.
enum ArchivePath {
  static func path(_ arguments: Arguments) -> String? {
    if let path = arguments.value("--archive") { return path }
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let data = variable("XDG_DATA_HOME") ?? variable("HOME").map { "\($0)/.local/share" }
    return data.map { "\($0)/stet/archive.db" }
  }

  static func required(_ arguments: Arguments) throws -> String {
    guard let path = path(arguments) else {
      throw UsageError(description: "neither HOME nor XDG_DATA_HOME is set, so --archive FILE is needed")
    }
    return path
  }
}
