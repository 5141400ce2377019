import Rules

/// Which paths of settings are taken: those of the user. A configuration that changes in a session may come with a folder
/// from elsewhere (Emacs reads it from `.dir-locals.el` without a question), and who made that folder shall neither say
/// where Stet writes nor what it copies.
final class UserPaths {
  /// As `initializationOptions` gave them, which come from the user's own files.
  private var archivePath = ""
  private var archivePaths: [String] = []
  /// Stet's own folder among the user's data.
  private let dataFolder: String?
  /// As the command line or the user's environment says.
  private let standardArchive: String?
  private var told: Set<String> = []

  init(dataFolder: String?, standardArchive: String?) {
    (self.dataFolder, self.standardArchive) = (dataFolder, standardArchive)
  }

  /// Settings that the user gave when the session began.
  func take(_ settings: Settings) { (archivePath, archivePaths) = (settings.archivePath, settings.archivePaths) }

  /// Settings of whoever, with the user's paths for those that are not taken, and sentences about these, each once.
  func checked(_ settings: Settings) -> (settings: Settings, problems: [String]) {
    var settings = settings
    var refused: [(setting: String, path: String)] = []
    if !isUsers(settings.archivePath) {
      refused.append(("archive.path", settings.archivePath))
      settings.archivePath = archivePath
    }
    let strangers = settings.archivePaths.filter { !archivePaths.contains($0) && !isInDataFolder($0) }
    if !strangers.isEmpty {
      refused += strangers.map { ("archive.paths", $0) }
      settings.archivePaths = archivePaths
    }
    let problems = refused.map(sentence).filter { told.insert($0).inserted }
    return (settings, problems)
  }

  private func isUsers(_ path: String) -> Bool {
    path.isEmpty || path == archivePath || path == standardArchive || isInDataFolder(path)
  }

  private func isInDataFolder(_ path: String) -> Bool {
    guard let dataFolder, path.hasPrefix(dataFolder + "/") else { return false }
    return !path.split(separator: "/").contains("..")
  }

  private func sentence(_ setting: String, _ path: String) -> String {
    let place = dataFolder.map { ", or name a place in \($0)" } ?? ""
    let option = setting == "archive.path" ? " or start the server with --archive" : ""
    return "Setting '\(setting)': '\(path)' was not taken, since a folder's own configuration may have set it; "
      + "give it in initializationOptions\(option)\(place)"
  }
}
