import FoundationEssentials
import LanguageServerProtocol

/// A line of JSON as corpora have them: half a surrogate pair, which no decoder takes, is read as U+FFFD.
enum JSONLine {
  static func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8]) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(line))
    } catch {
      guard let repaired = RepairedJSON.of(line) else { throw error }
      return try JSONDecoder().decode(type, from: Data(repaired))
    }
  }

  /// Keys sorted, without the line end.
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return Array(try encoder.encode(value))
  }
}

/// An identifier as it came: a string or a number.
enum Identifier: Codable {
  case string(String)
  case number(Int)

  var text: String {
    switch self {
    case .string(let text): text
    case .number(let number): "\(number)"
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let string = try? container.decode(String.self) {
      self = .string(string)
    } else {
      self = .number(try container.decode(Int.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let string): try container.encode(string)
    case .number(let number): try container.encode(number)
    }
  }
}
