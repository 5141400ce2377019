import Foundation
import TestSupport
import Testing

/// As much of JSON Schema 2020-12 as the schemas of `Protocol/` use.
struct Schema {
  private let root: [String: Any]

  /// - Parameter name: of the subcommand.
  init(_ name: String) throws {
    let file = try ProjectRoot.bytes(of: "Protocol/\(name).schema.json")
    root = try #require(try JSONSerialization.jsonObject(with: Data(file)) as? [String: Any])
  }

  private static let keywords: Set<String> = [
    "$schema", "$defs", "$ref", "title", "description", "type", "required", "properties", "additionalProperties",
    "items", "default",
    "prefixItems", "minItems", "minimum", "maximum", "enum", "oneOf",
  ]

  var definitions: [String: [String: Any]] { root["$defs"] as? [String: [String: Any]] ?? [:] }

  /// What is wrong with a value that the whole schema is for; nothing if it fits.
  func problems(_ value: Any) -> [String] { problems(value, root, "") }

  /// What is wrong with a value, by its place; nothing if it fits.
  func problems(_ value: Any, _ definition: String) -> [String] {
    problems(value, ["$ref": "#/$defs/\(definition)"], "")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var found = schema.keys.filter { !Self.keywords.contains($0) }.map { "\(place): the schema says '\($0)'" }
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let definition = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["no \(reference)"]
      }
      found += problems(value, definition, place)
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let results = choices.map { problems(value, $0, place) }
      if results.count(where: \.isEmpty) != 1 { found.append("\(place): fits not one of \(choices.count): \(results)") }
    }
    if let type = schema["type"] {
      let names = type as? [String] ?? [type as? String ?? ""]
      if !names.contains(where: { isOf($0, value) }) { found.append("\(place): is no \(names)") }
    }
    if let words = schema["enum"] as? [Any], !words.contains(where: { "\($0)" == "\(value)" }) {
      found.append("\(place): '\(value)' is none of \(words)")
    }
    if let number = value as? NSNumber {
      if let least = schema["minimum"] as? Double, number.doubleValue < least {
        found.append("\(place): \(number) < \(least)")
      }
      if let most = schema["maximum"] as? Double, number.doubleValue > most {
        found.append("\(place): \(number) > \(most)")
      }
    }
    return found + problems(inside: value, schema, place)
  }

  private func problems(inside value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var found: [String] = []
    if let object = value as? [String: Any] {
      let known = schema["properties"] as? [String: Any] ?? [:]
      for name in schema["required"] as? [String] ?? [] where object[name] == nil {
        found.append("\(place).\(name) is missing")
      }
      for (name, inner) in object {
        if let schema = known[name] as? [String: Any] {
          found += problems(inner, schema, "\(place).\(name)")
        } else if schema["additionalProperties"] as? Bool == false {
          found.append("\(place).\(name) is not in the schema")
        }
      }
    }
    if let array = value as? [Any] {
      let first = schema["prefixItems"] as? [[String: Any]] ?? []
      for (index, element) in array.enumerated() {
        if index < first.count {
          found += problems(element, first[index], "\(place)[\(index)]")
        } else if let items = schema["items"] as? [String: Any] {
          found += problems(element, items, "\(place)[\(index)]")
        } else if schema["items"] as? Bool == false {
          found.append("\(place)[\(index)] is one too many")
        }
      }
      if array.count < schema["minItems"] as? Int ?? 0 { found.append("\(place) is too short") }
    }
    return found
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": value is Bool
    case "number": value is NSNumber
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }
}
