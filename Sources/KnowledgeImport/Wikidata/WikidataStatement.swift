/// What Wikidata says of an item under one property: a value, its rank, and since and until when it holds.
struct WikidataStatement {
  enum Value: Equatable {
    case item(UInt32)
    case text(String)
    /// Monolingual: with its language.
    case word(String, language: String)
    case number(Int)
    /// ISO 8601, as exact as it is known, or nothing that could be written so.
    case day(String)
    /// There is something, nobody knows what.
    case unknown
    case nothing
  }

  enum Rank: Int { case deprecated, normal, preferred }

  private(set) var value = Value.nothing
  private(set) var rank = Rank.normal
  private(set) var start: String?
  private(set) var end: Value?
  private(set) var pointInTime: String?

  var item: UInt32? {
    if case .item(let number) = value { return number }
    return nil
  }

  var text: String? {
    if case .text(let text) = value { return text }
    return nil
  }

  var number: Int? {
    if case .number(let number) = value { return number }
    return nil
  }

  var day: String? {
    if case .day(let day) = value, !day.isEmpty { return day }
    return nil
  }

  // MARK: Reading

  /// Those with a value that are not deprecated, the preferred first, else in their order.
  static func list(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> [WikidataStatement] {
    var statements: [WikidataStatement] = []
    var more = try json.enterList()
    while more {
      let statement = try WikidataStatement(&json)
      if statement.rank != .deprecated, statement.value != .nothing, statement.value != .unknown {
        statements.append(statement)
      }
      more = try json.nextInList()
    }
    guard statements.contains(where: { $0.rank == .preferred }) else { return statements }
    return statements.filter { $0.rank == .preferred } + statements.filter { $0.rank != .preferred }
  }

  private init(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if key == "mainsnak" {
        value = try Self.value(ofSnak: &json)
      } else if key == "rank" {
        let word = try json.word()
        rank = word == "preferred" ? .preferred : word == "deprecated" ? .deprecated : .normal
      } else if key == "qualifiers" {
        try takeQualifiers(&json)
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
  }

  private mutating func takeQualifiers(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    var more = try json.enterMap()
    while more {
      let property = try json.key().number(after: "P")
      if let property, property == 580 || property == 582 || property == 585 {
        var another = try json.enterList()
        while another {
          let value = try Self.value(ofSnak: &json)
          var day: String? { if case .day(let day) = value, !day.isEmpty { day } else { nil } }
          switch property {
          case 580: start = start ?? day
          case 582: end = end ?? value
          default: pointInTime = pointInTime ?? day
          }
          another = try json.nextInList()
        }
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
  }

  private static func value(ofSnak json: inout JSONScanner) throws(JSONScanner.Fault) -> Value {
    var value = Value.nothing
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if key == "datavalue", json.nextIsMap {
        value = try self.value(ofData: &json)
      } else if key == "snaktype" {
        if try json.word() == "somevalue" { value = .unknown }
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
    return value
  }

  private static func value(ofData json: inout JSONScanner) throws(JSONScanner.Fault) -> Value {
    var value = Value.nothing
    var more = try json.enterMap()
    while more {
      if try json.key() == "value" {
        if json.nextIsText {
          value = .text(try json.string())
        } else if json.nextIsMap {
          value = try self.value(ofMap: &json)
        } else {
          try json.skip()
        }
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
    return value
  }

  /// Which of the kinds of values it is, its keys tell.
  private static func value(ofMap json: inout JSONScanner) throws(JSONScanner.Fault) -> Value {
    var value = Value.nothing
    var (text, language): (String?, String?) = (nil, nil)
    var (time, precision): (String?, Int?) = (nil, nil)
    var isProperty = false
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if key == "numeric-id" {
        if let number = try json.integer().flatMap(UInt32.init(exactly:)), number > 0 { value = .item(number) }
      } else if key == "entity-type" {
        isProperty = try !(json.word() == "item")
      } else if key == "id", json.nextIsText {
        if let number = try json.word().number(after: "Q"), number > 0 { value = .item(number) }
      } else if key == "text", json.nextIsText {
        text = try json.string()
      } else if key == "language", json.nextIsText {
        language = try json.string()
      } else if key == "time", json.nextIsText {
        time = try json.string()
      } else if key == "precision" {
        precision = try json.integer()
      } else if key == "amount", json.nextIsText {
        value = amount(try json.string()).map { .number($0) } ?? .nothing
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
    if let text, let language { return .word(text, language: language) }
    if let time { return .day(day(time, precision ?? 0)) }
    return isProperty ? .nothing : value
  }

  /// "+8175133", "+12.0".
  private static func amount(_ text: String) -> Int? {
    Int(text.drop { $0 == "+" }.prefix { $0 != "." })
  }

  /// "+1952-10-07T00:00:00Z", or "+00000001952-10-07T00:00:00Z" as it was once written; a year before the common era, and
  /// what is known less exactly than a year, is nothing.
  static func day(_ time: String, _ precision: Int) -> String {
    guard precision >= 9, time.first != "-" else { return "" }
    let parts = time.drop { $0 == "+" }.prefix { $0 != "T" }.split(separator: "-")
    guard let year = parts.first.flatMap({ Int($0) }), year > 0, year < 10_000 else { return "" }
    let digits = String(year)
    var day = String(repeating: "0", count: 4 - digits.count) + digits
    for part in parts.dropFirst().prefix(min(2, precision - 9)) {
      guard part.count == 2, part.allSatisfy(\.isNumber), part != "00" else { break }
      day += "-\(part)"
    }
    return day
  }
}
