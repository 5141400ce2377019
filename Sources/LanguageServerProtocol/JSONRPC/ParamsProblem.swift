/// What is wrong with the params of a message, in a sentence for the editor's log.
///
/// `'position.line' should be a whole number.`
enum ParamsProblem {
  /// - Parameter params: asked for where the error does not say which field it is.
  static func sentence(_ error: any Error, in params: () -> JSONValue?) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): "'\(path(context.codingPath + [key]))' is missing."
    case .valueNotFound(_, let context): "'\(path(context.codingPath))' is null."
    case .typeMismatch(let type, let context): "'\(path(context.codingPath))' should be \(word(type))."
    case .dataCorrupted(let context): "'\(path(context.codingPath))' makes no sense: \(context.debugDescription)"
    default:
      // Foundation's error for 2.5 where a whole number belongs names neither the field nor the type.
      params().flatMap { fraction(in: $0, at: "") }.map { "'\($0)' should be a whole number." } ?? "\(error)"
    }
  }

  /// The way to the first number that is no whole one.
  private static func fraction(in value: JSONValue, at path: String) -> String? {
    switch value {
    case .number: path
    case .array(let values):
      values.indices.lazy.compactMap { fraction(in: values[$0], at: "\(path)[\($0)]") }.first
    case .object(let fields):
      fields.sorted { $0.key < $1.key }.lazy.compactMap {
        fraction(in: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)")
      }.first
    default: nil
    }
  }

  /// The way from the params to the field, `contentChanges[0].range.start`.
  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys.first?.stringValue == "params" && keys.count > 1 ? keys.dropFirst() : keys[...] {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    return path
  }

  private static func word(_ type: Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type: "a whole number"
    case is any FloatingPoint.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}
