/// An option of a subcommand.
struct Option {
  /// With its dashes.
  let name: String
  /// Whether a value follows, behind a space or "=".
  let takesValue: Bool

  static func flag(_ name: String) -> Option { Option(name: name, takesValue: false) }
  static func value(_ name: String) -> Option { Option(name: name, takesValue: true) }
}

/// The words behind a subcommand, sorted into options and the rest. "--" ends the options; "-" is no option.
struct Arguments {
  private(set) var rest: [String] = []
  private var values: [String: [String]] = [:]

  init(_ words: [String], options: [Option]) throws {
    var i = 0
    while i < words.count {
      let word = words[i]
      i += 1
      guard word.hasPrefix("-"), word != "-" else {
        rest.append(word)
        continue
      }
      if word == "--" {
        rest += words[i...]
        break
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        let known = options.map(\.name).joined(separator: ", ")
        throw UsageError(
          description: "there is no option '\(printable(parts[0]))'; there are \(known.isEmpty ? "none" : known)")
      }
      if !option.takesValue {
        guard parts.count == 1 else { throw UsageError(description: "\(option.name) takes no value") }
        values[option.name, default: []].append("")
      } else if parts.count == 2 {
        values[option.name, default: []].append(parts[1])
      } else {
        guard i < words.count else { throw UsageError(description: "\(option.name) wants a value") }
        values[option.name, default: []].append(words[i])
        i += 1
      }
    }
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  /// The last value given for an option.
  func value(_ name: String) -> String? { values[name]?.last }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// One of some words, or a standard one.
  func choice(_ name: String, of words: [String], standard: String) throws -> String {
    let value = value(name) ?? standard
    guard words.contains(value) else {
      throw UsageError(description: "\(name) wants \(words.joined(separator: ", ")), not '\(printable(value))'")
    }
    return value
  }

  /// A whole number of at least 1, or a standard one.
  func number(_ name: String, standard: Int) throws -> Int {
    guard let value = value(name) else { return standard }
    guard let number = Int(value), number > 0 else {
      throw UsageError(description: "\(name) wants a number above 0, not '\(printable(value))'")
    }
    return number
  }
}
