/// Files that the editor was asked to watch have changed.
package struct DidChangeWatchedFilesNotification: Notification {
  package static let method = "workspace/didChangeWatchedFiles"

  package let changes: [FileEvent]
}

package struct FileEvent: Decodable, Sendable {
  package let uri: DocumentURI
  package let type: FileChangeType
}

package enum FileChangeType: Int, Decodable, Sendable {
  case created = 1
  case changed = 2
  case deleted = 3
}
