/// Folders were opened in the editor, or closed.
package struct DidChangeWorkspaceFoldersNotification: Notification {
  package static let method = "workspace/didChangeWorkspaceFolders"

  package let event: WorkspaceFoldersChange
}

package struct WorkspaceFoldersChange: Decodable, Sendable {
  package let added: [WorkspaceFolder]
  package let removed: [WorkspaceFolder]
}

/// A folder that is open in the editor.
package struct WorkspaceFolder: Decodable, Sendable {
  package let uri: DocumentURI
}
