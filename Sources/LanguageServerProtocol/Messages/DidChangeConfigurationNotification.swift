/// The user changed settings; some editors also send it once at the start.
package struct DidChangeConfigurationNotification: Notification {
  package static let method = "workspace/didChangeConfiguration"

  package let settings: JSONValue
}

extension DidChangeConfigurationNotification {
  private enum Key: String, CodingKey {
    case settings
  }

  /// Editors that want to be asked for the settings send `null` in their place.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    settings = try fields.decodeIfPresent(JSONValue.self, forKey: .settings) ?? .null
  }
}
