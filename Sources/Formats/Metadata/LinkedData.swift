import FoundationEssentials
import JSONBounds

/// JSON as far as texts are concerned.
indirect enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case number(Double)
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    // Each type that it is not costs time: the shortest values come early.
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let object = try? value.decode([String: LinkedData].self) {
      self = .object(object)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let list = try? value.decode([LinkedData].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  /// Nil for what is no JSON, or nested deeper than data of a page is.
  init?(json: [UInt8]) {
    guard !JSONNesting.isTooDeep(json) else { return nil }
    let isMarked = json.starts(with: [0xEF, 0xBB, 0xBF])
    guard let data = try? JSONDecoder().decode(LinkedData.self, from: Data(isMarked ? json.dropFirst(3) : json[...]))
    else { return nil }
    self = data
  }

  /// Of a script, which may hide its JSON from old browsers behind marks.
  init?(script: [UInt8]) {
    if let data = LinkedData(json: script) {
      self = data
    } else if let start = script.firstIndex(of: UInt8(ascii: "{")),
      let end = script.lastIndex(of: UInt8(ascii: "}")), start < end, start > 0 || end + 1 < script.count,
      let data = LinkedData(json: Array(script[start...end]))
    {
      self = data
    } else {
      return nil
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

  /// Every object, wherever it stands: publishers nest a review under an item of a list, the entity of a page, a claim.
  var objects: [LinkedData] {
    switch self {
    case .list(let list): list.flatMap(\.objects)
    // By name, so that the order does not depend on hashing.
    case .object(let fields): [self] + fields.sorted { $0.key < $1.key }.flatMap { $0.value.objects }
    case .text, .number, .other: []
    }
  }

  var isArticle: Bool { types.contains { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") } }

  /// "ClaimReview" also for "schema:ClaimReview" and "https://schema.org/ClaimReview".
  var types: [String] {
    let types: [String] =
      switch self["@type"] {
      case .text(let type): [type]
      case .list(let list): list.compactMap(\.text)
      default: []
      }
    return types.compactMap { $0.split(whereSeparator: { "/#:".contains($0) }).last.map(String.init) }
  }

  /// In one line; nil where blank.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text.collapsed
  }

  /// "Ada Holm, Bram Lund": texts, or the names of persons.
  var names: String? { names(in: Named([])) }

  /// - Parameter named: where a person stands who is only named by `@id`.
  func names(in named: Named) -> String? {
    var names: [String] = []
    for part in parts {
      let name: String? =
        switch part {
        case .object(let fields): part.name ?? fields["@id"]?.text.flatMap { named[$0] }
        // Publishers put the address of an author's page where a name is asked for.
        case .text: part.text.flatMap { $0.contains("://") ? named[$0] : $0 }
        case .list, .number, .other: nil
        }
      if let name, !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Of a list, and the lists in it, what stands there; of anything else itself.
  private var parts: [LinkedData] {
    if case .list(let list) = self { list.flatMap(\.parts) } else { [self] }
  }

  /// Of a person or a house.
  private var name: String? {
    if let name = self["name"]?.first?.text { return name }
    let names = ["givenName", "additionalName", "familyName"].compactMap { self[$0]?.text }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  /// The persons and houses that a page tells of, by what it calls them elsewhere.
  struct Named {
    private var names: [String: String] = [:]

    init(_ data: [LinkedData]) {
      for node in data.flatMap(\.objects) {
        guard let id = node["@id"]?.text, let name = node.name, names[id] == nil else { continue }
        names[id] = name
      }
    }

    subscript(id: String) -> String? { names[id] }
  }

  /// The first of several; of one the same.
  var first: LinkedData? {
    guard case .list(let list) = self else { return self }
    return list.first
  }

  var address: String? {
    guard let address = self["@id"]?.text ?? text, address.contains("://") else { return nil }
    return address
  }
}
