import Rules
import SettingsFiles

/// The settings of a session's texts: their folders' under the editor's. What is wrong with a folder's file is told once.
final class SettingsAccess {
  private let folders = FolderSettings()
  private var told: Set<String> = []
  private var complaints: [String] = []

  /// - Parameter path: nil for a text that is no file.
  func settings(of path: String?, _ session: Session) -> TextSettings {
    let editor = SettingsLayer(origin: "the editor", value: session.configuration)
    var text = folders.settings(of: path, given: [editor])
    complaints += text.problems.filter { told.insert($0).inserted }
    // Said for all texts, and checked (`UserPaths`).
    (text.settings.archivePath, text.settings.archivePaths) = (
      session.settings.archivePath, session.settings.archivePaths
    )
    return text
  }

  func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }
}
