/// A value as a configuration gives it.
package indirect enum SettingValue: Hashable, Sendable {
  case bool(Bool)
  case integer(Int)
  case string(String)
  case list([SettingValue])
  case table([String: SettingValue])
  case other

  package var asTable: [String: SettingValue]? { if case .table(let table) = self { table } else { nil } }
  /// Nil where it is no list of texts.
  var asTexts: [String]? {
    guard case .list(let values) = self else { return nil }
    let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return texts.count == values.count ? texts : nil
  }

  static func texts(_ texts: [String]) -> SettingValue { .list(texts.map(SettingValue.string)) }

  /// As JSON on one line, keys in their order.
  package var json: String {
    switch self {
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .string(let text): Self.quoted(text)
    case .list(let values): "[\(values.map(\.json).joined(separator: ", "))]"
    case .table(let table):
      "{\(table.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", "))}"
    case .other: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
