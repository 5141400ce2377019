import FoundationEssentials

/// A whole answer in JSON, over several lines for people who look at it.
enum JSONPage {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    Output.standard.write(JSONLine.escaped(Array(try encoder.encode(value))) + [0x0A])
  }
}
