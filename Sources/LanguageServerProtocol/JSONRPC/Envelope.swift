import FoundationEssentials

/// A message with its params, read in one pass: the method says by which type of the table.
struct Envelope: DecodableWithConfiguration {
  let message: Incoming

  private enum Key: String, CodingKey {
    case jsonrpc, id, method, params, result, error
  }

  private typealias Fields = KeyedDecodingContainer<Key>

  /// Throws nothing, so that an error of the decoder can only mean bytes that are not JSON.
  init(from decoder: any Decoder, configuration table: MessageTable) {
    guard let fields = try? decoder.container(keyedBy: Key.self) else {
      message = .invalid(nil, ResponseError(.invalidRequest, "A message is one JSON object; batches are not read."))
      return
    }
    message = Self.message(fields, table)
  }

  private static func message(_ fields: Fields, _ table: MessageTable) -> Incoming {
    let id = try? fields.decode(RequestID.self, forKey: .id)
    guard fields.contains(.method) else {
      if fields.contains(.result) || fields.contains(.error) { return .response(id, answer(fields)) }
      return .invalid(id, ResponseError(.invalidRequest, "'method' is missing from the message."))
    }
    guard let method = try? fields.decode(String.self, forKey: .method) else {
      return .invalid(id, ResponseError(.invalidRequest, "'method' must be a string."))
    }
    guard (try? fields.decode(String.self, forKey: .jsonrpc)) == "2.0" else {
      return .invalid(id, ResponseError(.invalidRequest, "'jsonrpc' must be \"2.0\"."))
    }
    guard fields.contains(.id) else { return notification(method, fields, table) }
    guard let id else {
      return .invalid(nil, ResponseError(.invalidRequest, "The id of '\(method)' must be a whole number or a string."))
    }
    return request(id, method, fields, table)
  }

  private static func request(_ id: RequestID, _ method: String, _ fields: Fields, _ table: MessageTable) -> Incoming {
    guard let type = table.requests[method] else { return .unknownRequest(id, method: method) }
    do {
      return .request(id, try params(type, fields))
    } catch {
      return .invalid(id, ResponseError(.invalidParams, "\(method): \(sentence(error, fields))"))
    }
  }

  private static func notification(_ method: String, _ fields: Fields, _ table: MessageTable) -> Incoming {
    guard let type = table.notifications[method] else { return .unknownNotification(method: method) }
    do {
      return .notification(try params(type, fields))
    } catch {
      return .badNotification(method: method, reason: sentence(error, fields))
    }
  }

  private static func sentence(_ error: any Error, _ fields: Fields) -> String {
    ParamsProblem.sentence(error) { try? fields.decode(JSONValue.self, forKey: .params) }
  }

  private static func params<R: Request>(_ type: R.Type, _ fields: Fields) throws -> R {
    if let empty = type.withoutParams, lacksParams(fields) { return empty }
    return try fields.decode(type, forKey: .params)
  }

  private static func params<N: Notification>(_ type: N.Type, _ fields: Fields) throws -> N {
    if let empty = type.withoutParams, lacksParams(fields) { return empty }
    return try fields.decode(type, forKey: .params)
  }

  private static func lacksParams(_ fields: Fields) -> Bool {
    (try? fields.decodeNil(forKey: .params)) ?? true
  }

  private struct Failure: Decodable {
    let code: Int
    let message: String
  }

  private static func answer(_ fields: Fields) -> EditorAnswer {
    guard fields.contains(.error) else {
      return (try? fields.decode(JSONValue.self, forKey: .result)).map(EditorAnswer.result)
        ?? .error(code: ResponseError.Code.parseError.rawValue, message: "The editor's answer cannot be read.")
    }
    // Some editors send `"error": null` beside a result.
    if (try? fields.decodeNil(forKey: .error)) == true {
      return .result((try? fields.decode(JSONValue.self, forKey: .result)) ?? .null)
    }
    let failure = try? fields.decode(Failure.self, forKey: .error)
    return .error(
      code: failure?.code ?? ResponseError.Code.unknownError.rawValue,
      message: failure?.message ?? "The editor reported an error without saying which.")
  }
}
