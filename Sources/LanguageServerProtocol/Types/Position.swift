/// A place between two characters. Both numbers count from 0.
package struct Position: Hashable, Sendable {
  package let line: Int
  /// Units from the start of the line: bytes, UTF-16 units or scalars, by the `PositionEncoding` agreed on.
  package let character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }
}

extension Position: Codable {
  private enum Key: String, CodingKey {
    case line, character
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    line = try Self.number(fields, .line)
    character = try Self.number(fields, .character)
  }

  /// Editors write "the end of the line" as any huge number; the protocol's largest stands for all of them.
  private static func number(_ fields: KeyedDecodingContainer<Key>, _ key: Key) throws -> Int {
    let largest = Int(Int32.max)
    if let number = try? fields.decode(Int.self, forKey: key), number >= 0 { return min(number, largest) }
    let number = try fields.decode(Double.self, forKey: key)
    guard number >= 0, number == number.rounded() else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: fields, debugDescription: "\(number) is not a whole number from 0.")
    }
    return number < Double(largest) ? Int(number) : largest
  }
}

/// The text from one position up to another. The specification's `Range`, which in Swift has another meaning.
package struct PositionRange: Hashable, Codable, Sendable {
  package let start: Position
  /// The first position that is not part of it.
  package let end: Position

  package init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }
}
