import FoundationEssentials
import JSONBounds

/// One message from the editor, or what is wrong with it.
package enum Incoming: Sendable {
  case request(RequestID, any Request)
  case notification(any Notification)
  /// The editor's answer to a request of ours. The id is nil when the editor could not read the request.
  case response(RequestID?, EditorAnswer)
  /// To be answered with `methodNotFound`.
  case unknownRequest(RequestID, method: String)
  /// To be ignored, as the specification asks.
  case unknownNotification(method: String)
  /// To be answered with the error; the id is nil where none could be read.
  case invalid(RequestID?, ResponseError)
  /// To be logged and never answered.
  case badNotification(method: String, reason: String)

  /// Reads the body of one frame. Bytes that are not Unicode become U+FFFD rather than losing the message.
  package init(_ body: [UInt8], table: MessageTable) {
    self = Self.decoded(body, table)
    if isFailure, let repaired = RepairedJSON.of(body) {
      self = Self.decoded(repaired, table)
    }
  }

  private var isFailure: Bool {
    switch self {
    case .invalid, .badNotification: true
    case .response(_, .error): true
    default: false
    }
  }

  private static func decoded(_ body: [UInt8], _ table: MessageTable) -> Incoming {
    guard !JSONNesting.isTooDeep(body) else {
      return .invalid(
        nil, ResponseError(.parseError, "The message is nested deeper than \(JSONNesting.deepest) lists and objects"))
    }
    do {
      return try JSONDecoder().decode(Envelope.self, from: Data(body), configuration: table).message
    } catch {
      return .invalid(nil, ResponseError(.parseError, "The message is not JSON: \(reason(error))"))
    }
  }

  /// Foundation's own words for a syntax error, which name the line and the column.
  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
    return context.underlyingError.map { "\($0)" } ?? context.debugDescription
  }
}

/// What the editor answered to a request of ours.
package enum EditorAnswer: Equatable, Sendable {
  case result(JSONValue)
  case error(code: Int, message: String)
}
