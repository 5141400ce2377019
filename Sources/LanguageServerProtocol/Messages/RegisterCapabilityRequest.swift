/// Asks the editor to watch files: which ones is known once the settings are.
package struct RegisterCapabilityRequest: OutgoingRequest {
  package static let method = "client/registerCapability"

  package let registrations: [Registration]

  package init(watching patterns: [GlobPattern], id: String) {
    registrations = [
      Registration(
        id: id, method: DidChangeWatchedFilesNotification.method,
        registerOptions: WatchOptions(watchers: patterns.map(FileSystemWatcher.init)))
    ]
  }
}

package struct Registration: Equatable, Encodable, Sendable {
  package let id: String
  package let method: String
  package let registerOptions: WatchOptions
}

package struct WatchOptions: Equatable, Encodable, Sendable {
  package let watchers: [FileSystemWatcher]
}

package struct FileSystemWatcher: Equatable, Encodable, Sendable {
  package let globPattern: GlobPattern

  package init(globPattern: GlobPattern) { self.globPattern = globPattern }
}

/// The files that are meant: `**/*.{txt,md}`.
package enum GlobPattern: Equatable, Sendable {
  /// From the folders of the workspace.
  case workspace(String)
  /// From a folder anywhere, for an editor that declares `relativePatternSupport`.
  case folder(DocumentURI, String)
}

extension GlobPattern: Encodable {
  private enum Key: String, CodingKey {
    case baseUri, pattern
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .workspace(let pattern): try pattern.encode(to: encoder)
    case .folder(let base, let pattern):
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(base, forKey: .baseUri)
      try fields.encode(pattern, forKey: .pattern)
    }
  }
}

/// Takes such a request back.
package struct UnregisterCapabilityRequest: OutgoingRequest {
  package static let method = "client/unregisterCapability"

  /// Spelt as the specification spells it.
  package let unregisterations: [Unregistration]

  package init(watchingID id: String) {
    unregisterations = [Unregistration(id: id, method: DidChangeWatchedFilesNotification.method)]
  }
}

package struct Unregistration: Equatable, Encodable, Sendable {
  package let id: String
  package let method: String
}
