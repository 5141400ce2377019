import FoundationEssentials

/// One message to the editor.
package enum Outgoing: Sendable {
  /// The result of a request, `null` for nil.
  case answer(RequestID, any Encodable & Sendable)
  /// The id is nil where none could be read from what is complained about.
  case error(RequestID?, ResponseError)
  case notification(any OutgoingNotification)
  case request(RequestID, any OutgoingRequest)

  /// The JSON of the message, keys sorted, ready for `framed(_:)`.
  package var body: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self))
    } catch {
      // Reached only by a value that JSON has no words for; the editor must not wait for an answer in vain.
      let id: RequestID? = if case .answer(let id, _) = self { id } else { nil }
      return Outgoing.error(id, ResponseError(.internalError, "The answer cannot be written: \(error)")).body
    }
  }
}

extension Outgoing: Encodable {
  private enum Key: String, CodingKey {
    case jsonrpc, id, method, params, result, error
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode("2.0", forKey: .jsonrpc)
    switch self {
    case .answer(let id, let result):
      try fields.encode(id, forKey: .id)
      try fields.encode(result, forKey: .result)
    case .error(let id, let error):
      try fields.encode(id, forKey: .id)
      try fields.encode(error, forKey: .error)
    case .notification(let notification):
      try fields.encode(type(of: notification).method, forKey: .method)
      try fields.encode(notification, forKey: .params)
    case .request(let id, let request):
      try fields.encode(id, forKey: .id)
      try fields.encode(type(of: request).method, forKey: .method)
      if type(of: request).hasParams { try fields.encode(request, forKey: .params) }
    }
  }
}
