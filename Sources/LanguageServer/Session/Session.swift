import LanguageServerProtocol
import Rules

/// What the editor and the server have agreed on, and what the user has set.
struct Session: Sendable {
  let client: ClientCapabilities
  /// The unit of columns in every message.
  let encoding: PositionEncoding
  /// Of a text that no folder says anything of.
  let settings: Settings
  /// What the editor said, as it said it: over what folders say of their texts.
  let configuration: SettingValue

  init(
    client: ClientCapabilities = ClientCapabilities(.null), encoding: PositionEncoding = .utf16,
    settings: Settings = Settings(), configuration: SettingValue = .table([:])
  ) {
    (self.client, self.encoding, self.settings, self.configuration) = (client, encoding, settings, configuration)
  }

  func with(_ settings: Settings, _ configuration: SettingValue) -> Session {
    Session(client: client, encoding: encoding, settings: settings, configuration: configuration)
  }
}
