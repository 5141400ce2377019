import Rules
import SettingsFiles

/// The settings of a session's texts: their folders' under the editor's. What is wrong with a folder's file is told once.
final class SettingsAccess {
  private let folders = FolderSettings()
  private var told: Set<String> = []
  private var complaints: [String] = []

  /// - Parameters:
  ///   - path: nil for a text that is no file.
  ///   - layers: what the editor said, as it said it.
  func settings(of path: String?, _ layers: [SettingValue], _ session: Session) -> TextSettings {
    var text = folders.settings(of: path, given: layers.map { SettingsLayer(origin: "the editor", value: $0) })
    complaints += text.problems.filter { told.insert($0).inserted }
    // Said for all texts, and checked (`UserPaths`).
    text.settings.takeOnesOfSession(session.settings)
    return text
  }

  func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }
}
