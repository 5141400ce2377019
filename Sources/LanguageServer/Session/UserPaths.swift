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
    var refused: [String] = []
    if !isUsers(settings.archivePath) {
      let option = " or start the server with --archive"
      refused.append(sentence("archive.path", "'\(settings.archivePath)' was", option))
      settings.archivePath = archivePath
    }
    let strangers = settings.archivePaths.filter { !archivePaths.contains($0) && !isInDataFolder($0) }
    if let first = strangers.first {
      let more = strangers.count - 1
      refused.append(sentence("archive.paths", more == 0 ? "'\(first)' was" : "'\(first)' and \(more) more were", ""))
      settings.archivePaths = archivePaths
    }
    return (settings, refused.filter { told.insert($0).inserted })
  }

  private func isUsers(_ path: String) -> Bool {
    path.isEmpty || path == archivePath || path == standardArchive || isInDataFolder(path)
  }

  private func isInDataFolder(_ path: String) -> Bool {
    guard let dataFolder, path.hasPrefix(dataFolder + "/") else { return false }
    return !path.split(separator: "/").contains("..")
  }

  private func sentence(_ setting: String, _ what: String, _ option: String) -> String {
    let place = dataFolder.map { ", or name a place in \($0)" } ?? ""
    return "Setting '\(setting)': \(what) not taken, since a folder's own configuration may have set it; "
      + "give it in initializationOptions\(option)\(place)"
  }
}
