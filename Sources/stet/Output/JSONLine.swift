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
    return escaped(Array(try encoder.encode(value)))
  }

  /// With the second set of control characters, U+0080 to U+009F, as escapes, which `JSONEncoder` leaves as they are and some
  /// terminals obey.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard let first = json.indices.dropLast().first(where: { isControl(json, at: $0) }) else { return json }
    var escaped = Array(json[..<first])
    var i = first
    while i < json.count {
      if i + 1 < json.count, isControl(json, at: i) {
        escaped += Array("\\u00\(String(json[i + 1], radix: 16))".utf8)
        i += 2
      } else {
        escaped.append(json[i])
        i += 1
      }
    }
    return escaped
  }

  private static func isControl(_ json: [UInt8], at i: Int) -> Bool { json[i] == 0xC2 && json[i + 1] < 0xA0 }
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
