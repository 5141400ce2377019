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

  func has(_ option: Option) -> Bool { values[option.name] != nil }
  /// The last value given for an option.
  func value(_ option: Option) -> String? { values[option.name]?.last }
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// One of the option's words, or its standard one.
  func choice(_ option: Option) throws -> String {
    let value = value(option) ?? option.standard ?? ""
    guard option.choices.contains(value) else {
      let words = option.choices.joined(separator: ", ")
      throw UsageError(description: "\(option.name) wants \(words), not '\(printable(value))'")
    }
    return value
  }

  /// A whole number of at least 1, or a standard one.
  func number(_ option: Option, standard: Int) throws -> Int {
    guard let value = value(option) else { return standard }
    guard let number = Int(value), number > 0 else {
      throw UsageError(description: "\(option.name) wants a number above 0, not '\(printable(value))'")
    }
    return number
  }
}
