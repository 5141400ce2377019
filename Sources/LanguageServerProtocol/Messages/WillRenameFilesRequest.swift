/// Asks what is to be done when files get other names, before they do.
package struct WillRenameFilesRequest: Request {
  package typealias Answer = WorkspaceEdit?
  package static let method = "workspace/willRenameFiles"

  package let files: [FileRename]
}

package struct FileRename: Decodable, Sendable {
  package let oldUri: DocumentURI
  package let newUri: DocumentURI
}
