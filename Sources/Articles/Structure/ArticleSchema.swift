import FoundationEssentials

/// What the JSON-LD of a page says of its article, in the words of schema.org.
///
///     {"@type": "NewsArticle", "headline": "Ferry stays in port", "author": {"name": "Ada Holm"}}
struct ArticleSchema {
  let headline: String?
  let author: String?
  let date: String?
  let url: String?
  let outlet: String?

  /// The first article of a script; nil where it holds none or is no JSON.
  init?(_ script: UnsafeBufferPointer<UInt8>) {
    guard let data = try? JSONDecoder().decode(LinkedData.self, from: Data(script)),
      let article = data.nodes.first(where: \.isArticle)
    else { return nil }
    headline = article["headline"]?.text
    author = article["author"]?.names
    date = article["datePublished"]?.text
    url = article["url"]?.text ?? article["mainEntityOfPage"]?.address
    outlet = article["publisher"]?.names
  }
}

/// JSON as far as texts are concerned.
private indirect enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let object = try? value.decode([String: LinkedData].self) {
      self = .object(object)
    } else if let list = try? value.decode([LinkedData].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  subscript(name: String) -> LinkedData? {
    guard case .object(let fields) = self else { return nil }
    return fields[name]
  }

  /// The objects that stand on their own: one, a list, or a graph.
  var nodes: [LinkedData] {
    switch self {
    case .list(let list): list.flatMap(\.nodes)
    case .object(let fields): [self] + (fields["@graph"]?.nodes ?? [])
    case .text, .other: []
    }
  }

  var isArticle: Bool {
    let types: [String] =
      switch self["@type"] {
      case .text(let type): [type]
      case .list(let list): list.compactMap(\.text)
      default: []
      }
    return types.contains { $0.hasSuffix("Article") || $0 == "BlogPosting" }
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
      case .other: []
      }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  var address: String? {
    guard let address = self["@id"]?.text ?? text, address.contains("://") else { return nil }
    return address
  }
}
