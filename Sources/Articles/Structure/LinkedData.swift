import FoundationEssentials

/// JSON as far as texts are concerned.
indirect enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case number(Double)
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let object = try? value.decode([String: LinkedData].self) {
      self = .object(object)
    } else if let list = try? value.decode([LinkedData].self) {
      self = .list(list)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }

  subscript(name: String) -> LinkedData? {
    guard case .object(let fields) = self else { return nil }
    return fields[name]
  }

  /// The objects that stand on their own: one, a list, a graph, the elements of a feed.
  var nodes: [LinkedData] {
    switch self {
    case .list(let list): list.flatMap(\.nodes)
    case .object(let fields):
      [self] + ["@graph", "dataFeedElement", "item"].flatMap { fields[$0]?.nodes ?? [] }
    case .text, .number, .other: []
    }
  }

  var isArticle: Bool { types.contains { $0.hasSuffix("Article") || $0 == "BlogPosting" } }

  var types: [String] {
    switch self["@type"] {
    case .text(let type): [type]
    case .list(let list): list.compactMap(\.text)
    default: []
    }
  }

  /// In one line; nil where blank.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    return HTMLElements.collapsed(text)
  }

  /// "Ada Holm, Bram Lund": texts, or the names of persons.
  var names: String? {
    let names: [String] =
      switch self {
      case .list(let list): list.compactMap(\.names)
      case .object(let fields): [fields["name"]?.text].compactMap { $0 }
      // Publishers put the address of an author's page where a name is asked for.
      case .text: [text].compactMap { $0 }.filter { !$0.contains("://") }
      case .number, .other: []
      }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  var address: String? {
    guard let address = self["@id"]?.text ?? text, address.contains("://") else { return nil }
    return address
  }
}
