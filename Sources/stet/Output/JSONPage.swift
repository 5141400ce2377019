import FoundationEssentials

/// A whole answer in JSON, over several lines for people who look at it.
enum JSONPage {
  static func print(_ value: some Encodable) throws { Output.standard.write(try bytes(of: value)) }

  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return JSONLine.escaped(Array(try encoder.encode(value))) + [0x0A]
  }
}
