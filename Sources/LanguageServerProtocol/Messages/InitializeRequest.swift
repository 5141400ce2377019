/// The first message of a session: who the editor is and what it can do.
package struct InitializeRequest: Request {
  package typealias Answer = InitializeResult
  package static let method = "initialize"

  /// The editor's process; when it is gone, nobody is left to talk to.
  package let processId: Int?
  package let capabilities: ClientCapabilities
  /// The settings that came with the editor's configuration.
  package let initializationOptions: JSONValue?
  /// The folders that are open in the editor; of one that knows only one folder its `rootUri`.
  package let workspaceFolders: [DocumentURI]
}

extension InitializeRequest {
  private enum Key: String, CodingKey {
    case processId, capabilities, initializationOptions, workspaceFolders, rootUri
  }

  /// Without this message there is no session, so a field that makes no sense counts as one left out.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    processId = try? fields.decode(Int.self, forKey: .processId)
    capabilities = (try? fields.decode(ClientCapabilities.self, forKey: .capabilities)) ?? ClientCapabilities(.null)
    initializationOptions = try? fields.decode(JSONValue.self, forKey: .initializationOptions)
    let folders = try? fields.decode([WorkspaceFolder].self, forKey: .workspaceFolders)
    let root = try? fields.decode(DocumentURI.self, forKey: .rootUri)
    workspaceFolders = folders.map { $0.map(\.uri) } ?? [root].compactMap(\.self)
  }
}

package struct InitializeResult: Encodable, Sendable {
  package let capabilities: ServerCapabilities
  package let serverInfo: ServerInfo

  package init(capabilities: ServerCapabilities, serverInfo: ServerInfo) {
    self.capabilities = capabilities
    self.serverInfo = serverInfo
  }
}

package struct ServerInfo: Encodable, Sendable {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
