import Articles
import Files

/// Where a user's knowledge bases are: `$XDG_DATA_HOME/stet/entities`, else under `~/.local/share`.
enum EntitiesFolder {
  static var path: String? { UserFolders.data.map { "\($0)/stet/entities" } }

  /// The starter base and those of the user; a base that cannot be used is named on standard error.
  static func knowledge(_ command: String) -> Knowledge {
    let (knowledge, problems) = BaseFile.stack(in: path)
    for problem in problems { Terminal.error("stet \(command): \(printable(problem.description))\n") }
    return knowledge
  }
}
