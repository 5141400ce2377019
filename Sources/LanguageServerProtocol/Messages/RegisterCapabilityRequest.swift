/// Asks the editor to watch files: the one thing that is registered only once the settings are known.
package struct RegisterCapabilityRequest: OutgoingRequest {
  package static let method = "client/registerCapability"

  package let registrations: [Registration]

  package init(watching patterns: [String], id: String) {
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
  package let globPattern: String

  package init(globPattern: String) { self.globPattern = globPattern }
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
