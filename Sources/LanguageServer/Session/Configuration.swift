import Files
import LanguageServerProtocol
import Presentation
import Rules

/// The settings of a session, by whoever gave them: `initializationOptions`, a configuration that the editor sent since, and
/// what it answered when it was asked for those of the workspace and of each of its folders.
final class Configuration {
  /// Those that hold where no folder has its own.
  private(set) var settings = Settings()
  /// What the answers to `request()` are laid over.
  private var base = Settings()
  /// The same, and the answer for the workspace, as they came: what a folder's own file says lies below them.
  private var baseLayer = SettingValue.table([:])
  private var workspaceLayer: SettingValue?
  /// Of the workspace, by their addresses.
  private(set) var folders: [DocumentURI] = []
  /// Of folders that have their own; the innermost first.
  private var ofFolders: [(folder: DocumentURI, settings: Settings, layer: SettingValue)] = []
  private let userPaths: UserPaths
  /// Sentences about answers that were said: each question gets the same answer again.
  private var told: Set<String> = []

  /// Folders of a workspace that are asked about.
  private static let mostFolders = 100

  init(_ userPaths: UserPaths) { self.userPaths = userPaths }

  /// Those of the innermost folder that holds a document.
  func settings(of uri: DocumentURI) -> Settings { folder(of: uri)?.settings ?? settings }

  /// The same as it came: the later ones count over the earlier.
  func layers(of uri: DocumentURI) -> [SettingValue] {
    [baseLayer] + [folder(of: uri)?.layer ?? workspaceLayer].compactMap { $0 }
  }

  private func folder(of uri: DocumentURI) -> (folder: DocumentURI, settings: Settings, layer: SettingValue)? {
    ofFolders.first { uri.hasPrefix($0.folder + "/") }
  }

  /// Whose settings are taken: the user's own, of `initializationOptions`, or those of a folder, which a configuration that
  /// changes may come with.
  enum Owner { case user, folder }

  /// Takes all the settings; one left out is the standard one.
  ///
  /// - Returns: sentences about what could not be taken.
  func take(_ json: JSONValue, by owner: Owner) -> [String] {
    let (read, problems) = read(json, over: Settings(), by: owner)
    (base, settings, ofFolders) = (read, read, [])
    (baseLayer, workspaceLayer) = (SettingValue(json), nil)
    return problems
  }

  // MARK: Folders and questions

  func open(_ opened: [DocumentURI], close closed: [DocumentURI] = []) {
    let (opened, closed) = (opened.map(Self.withoutSlash), closed.map(Self.withoutSlash))
    folders = Array((folders.filter { !closed.contains($0) && !opened.contains($0) } + opened).prefix(Self.mostFolders))
    ofFolders.removeAll { closed.contains($0.folder) }
  }

  /// The paths of those that are a workspace: many editors take the folder of any text for one, and the user's own folder holds
  /// more than anybody wants watched or read.
  var workspacePaths: [String] { folders.compactMap(FileAddress.path).filter { !UserFolders.isHome($0) } }

  var request: ConfigurationRequest {
    ConfigurationRequest(
      items: [ConfigurationItem(section: Self.section)]
        + folders.map { ConfigurationItem(scopeUri: $0, section: Self.section) })
  }

  private static let section = "stet"

  /// Takes the answer to such a request: first the settings of the workspace, then those of each folder that was asked about.
  /// What it leaves out is as it was without the question: `{}` is how editors say that nothing is set.
  ///
  /// - Returns: sentences about what could not be taken and has not been told yet.
  func take(answer: JSONValue, to request: ConfigurationRequest) -> [String] {
    guard let values = answer.asArray, values.count == request.items.count else { return [] }
    var all: [String] = []
    var found: [(folder: DocumentURI, settings: Settings, layer: SettingValue)] = []
    (settings, workspaceLayer) = (base, nil)
    for (item, value) in zip(request.items, values) where value.asObject != nil {
      let (read, problems) = read(value, over: base, by: .folder)
      all += problems
      if let folder = item.scopeUri {
        var read = read
        read.takeOnesOfSession(settings)
        found.append((folder, read, SettingValue(value)))
      } else {
        (settings, workspaceLayer) = (read, SettingValue(value))
      }
    }
    ofFolders = found.sorted { $0.folder.utf8.count > $1.folder.utf8.count }
    return all.filter { told.insert($0).inserted }
  }

  private static func withoutSlash(_ folder: DocumentURI) -> DocumentURI {
    folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  // MARK: Reading

  private func read(_ json: JSONValue, over base: Settings, by owner: Owner) -> (Settings, problems: [String]) {
    var settings = base
    var problems = settings.apply(SettingValue(json))
    settings.archivePath = UserFolders.expanded(settings.archivePath)
    settings.archivePaths = settings.archivePaths.map(UserFolders.expanded)
    if !settings.archivePath.isEmpty, !settings.archivePath.hasPrefix("/") {
      problems.append("Setting 'archive.path': '\(settings.archivePath)' is no absolute path, so it was not taken")
      settings.archivePath = base.archivePath
    }
    switch owner {
    case .user:
      userPaths.take(settings)
      return (settings, problems)
    case .folder:
      let checked = userPaths.checked(settings)
      return (checked.settings, problems + checked.problems)
    }
  }
}

extension Settings {
  /// There is one archive and one deep tier for a whole session, whatever is said of a folder.
  mutating func takeOnesOfSession(_ session: Settings) {
    archivePath = session.archivePath
    archivePaths = session.archivePaths
    deep = session.deep
    positionEncoding = session.positionEncoding
  }
}

extension SettingValue {
  package init(_ json: JSONValue) {
    switch json {
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .string(let value): self = .string(value)
    case .array(let values): self = .list(values.map(SettingValue.init))
    case .object(let values): self = .table(values.mapValues(SettingValue.init))
    case .null, .number: self = .other
    }
  }
}
