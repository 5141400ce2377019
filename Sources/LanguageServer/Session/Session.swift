import LanguageServerProtocol
import Rules

/// What the editor and the server have agreed on, and what the user has set.
struct Session: Sendable {
  let client: ClientCapabilities
  /// The unit of columns in every message.
  let encoding: PositionEncoding
  /// What the editor said; of a text, the folder's own file may say more (`DocumentView.settings`).
  let settings: Settings

  init(
    client: ClientCapabilities = ClientCapabilities(.null), encoding: PositionEncoding = .utf16,
    settings: Settings = Settings()
  ) {
    (self.client, self.encoding, self.settings) = (client, encoding, settings)
  }

  func with(_ settings: Settings) -> Session { Session(client: client, encoding: encoding, settings: settings) }
}
