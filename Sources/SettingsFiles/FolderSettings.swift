import Files
import Rules
import Synchronization

/// The one place where the settings of a text are found: the `.stet.json` of its folder or of one above it, and over that what
/// the user says. Files are read when they have changed, not for every question.
package final class FolderSettings: Sendable {
  private struct Known {
    var stamp: Files.Stamp
    var file: SettingsFile?
    var problem: String?
  }

  private struct Memory {
    /// Where the files for the texts of a folder would lie, the nearest first.
    var candidates: [String: [String]] = [:]
    /// By their paths.
    var known: [String: Known] = [:]
  }

  private let memory = Mutex(Memory())

  package init() {}

  /// - Parameters:
  ///   - path: absolute, as `Files.absolutePath` makes it; nil for a text that is no file.
  ///   - given: what the user says, the weakest first.
  package func settings(of path: String?, given: [SettingsLayer] = []) -> TextSettings {
    var settings = TextSettings(path: path)
    if let path {
      let known = memory.withLock { Self.nearest(to: path, &$0) }
      if let problem = known?.problem { settings.problems.append(problem) }
      if let file = known?.file {
        settings.file = file.path
        settings.take(SettingsLayer(of: file, scope: .folder))
      }
    }
    for layer in given { settings.take(layer) }
    return settings
  }

  /// Where a text's own file was looked for, the nearest first.
  package func places(for path: String) -> [String] { memory.withLock { Self.candidates(for: path, &$0) } }

  private static func candidates(for path: String, _ memory: inout Memory) -> [String] {
    let folder = FolderChain.folder(of: path)
    if let candidates = memory.candidates[folder] { return candidates }
    let candidates = FolderChain.ofProject(folder).map { FolderChain.inside($0, SettingsFile.name) }
    memory.candidates[folder] = candidates
    return candidates
  }

  private static func nearest(to path: String, _ memory: inout Memory) -> Known? {
    for candidate in candidates(for: path, &memory) {
      let stamp = Files.Stamp(candidate, namedBy: .stranger)
      guard stamp.exists else { continue }
      if let known = memory.known[candidate], known.stamp == stamp { return known }
      var known = Known(stamp: stamp)
      do throws(FileError) {
        known.file = try SettingsFile(candidate, namedBy: .stranger)
      } catch {
        known.problem = "\(error.description); it sets nothing"
      }
      memory.known[candidate] = known
      return known
    }
    return nil
  }
}

/// What one place says, and whose word it is.
package struct SettingsLayer: Sendable {
  /// As people are told: a path, "--disable".
  let origin: String
  /// From which its patterns count; absolute.
  let folder: String
  let value: SettingValue
  let scope: Setting.Scope

  package init(origin: String, folder: String = "/", value: SettingValue) {
    (self.origin, self.folder, self.value, scope) = (origin, folder, value, .user)
  }

  package init(of file: SettingsFile, scope: Setting.Scope = .user) {
    (origin, folder, value, self.scope) = (file.path, file.folder, file.value, scope)
  }
}
