/// Asks for whatever bears a name that contains some letters, over all documents.
package struct WorkspaceSymbolRequest: Request {
  package typealias Answer = [SymbolInformation]
  package static let method = "workspace/symbol"

  package let query: String
}
