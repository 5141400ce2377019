import FoundationEssentials
import LanguageServerProtocol
import ProtocolPages
import TestSupport

/// A stream of bytes as no editor sends them: the messages of `Protocol/Messages.md` in any order, nearly half of them with
/// something in them that does not belong there, and headers of many kinds.
package struct RandomMessages {
  package private(set) var stream: [UInt8] = []
  private var dice: Dice

  package init(_ seed: UInt64, count: Int = 24) {
    dice = Dice(state: seed)
    for number in 0..<count { add(number) }
  }

  /// As the pipe would cut it.
  package var frames: [FrameReader.Frame] { FuzzedInput.frames(in: stream) }

  // MARK: Messages

  private static let templates: [(method: String, params: JSONValue)] =
    messageExamples
    .filter { $0.direction == .fromEditor && $0.method != "exit" }
    .map { ($0.method, $0.params.flatMap { try? JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) } ?? [:]) }

  private mutating func add(_ number: Int) {
    // Half of the editors begin a session of their own and are told of diagnostics; the others ask for them.
    let isFirst = number == 0 && one(in: 2)
    // Most questions are about a text that is open.
    let usual = isFirst ? "initialize" : number % 8 < 2 ? "textDocument/didOpen" : nil
    var (method, params) = usual.flatMap { name in Self.templates.first { $0.method == name } } ?? pick(Self.templates)
    // A session that is shut down has little more to say.
    if method == "shutdown", number < 20 { method = "desk/unknown" }
    params = placed(params)
    if one(in: isFirst ? 8 : 3) { params = mutated(params) }
    var message: [String: JSONValue] = ["jsonrpc": "2.0", "method": .string(method), "params": params]
    if !method.hasPrefix("textDocument/did"), !["initialized", "$/cancelRequest"].contains(method) {
      message["id"] = .integer(number)
    }
    if one(in: 12) { message["id"] = pick(Self.oddValues) }
    if one(in: 12) {
      message = [
        "jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": .integer(Int.random(in: 0..<24, using: &dice))],
      ]
    }
    if one(in: 20) { message[pick(["jsonrpc", "method", "params", "result", "error"])] = pick(Self.oddValues) }
    var body = Conversation.body(.object(message))
    if one(in: 10) { body = broken(body) }
    stream += header(body.count) + body
  }

  /// The example's text lies in a folder that cannot be; its process is gone, and a session with it; and it asks for diagnostics
  /// itself.
  private mutating func placed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string("file:///desk/flood.md"):
      .string(one(in: 16) ? pick(Self.oddAddresses) : "file://\(Conversation.folder)flood.md")
    case .array(let elements): .array(elements.map { placed($0) })
    case .object(let fields):
      // In the order of their names, which that of a dictionary is not.
      .object(
        fields.filter { !["processId", "diagnostic"].contains($0.key) }.sorted { $0.key < $1.key }.reduce(into: [:]) {
          $0[$1.key] = placed($1.value)
        })
    default: value
    }
  }

  /// With another value somewhere in it, or a field less or more.
  private mutating func mutated(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(var elements) where !elements.isEmpty && !one(in: 6):
      let place = Int.random(in: 0..<elements.count, using: &dice)
      elements[place] = mutated(elements[place])
      if one(in: 8) { elements += Array(repeating: elements[place], count: 40) }
      return .array(elements)
    case .object(var fields) where !fields.isEmpty && !one(in: 10):
      let name = pick(fields.keys.sorted())
      fields[name] = one(in: 10) ? nil : mutated(fields[name]!)
      if one(in: 10) { fields[pick(["range", "text", "uri", "id", "\u{0}", ""])] = pick(Self.oddValues) }
      // The end before the start.
      if one(in: 4), let start = fields["start"], let end = fields["end"] {
        (fields["start"], fields["end"]) = (end, start)
      }
      return .object(fields)
    case .string(let text) where one(in: 2): return .string(text + pick(oddBits))
    case .integer, .number: return one(in: 6) ? pick(Self.oddValues) : pick(Self.numbers)
    default: return pick(Self.oddValues)
    }
  }

  private static let numbers: [JSONValue] = [
    -1, 0, 1, 2, 7, 80, 1.5, 1e300, -0.0, .integer(Int(Int32.max)), .integer(Int(Int32.max) + 1),
    .integer(Int(UInt32.max)),
    .integer(.max), .integer(.min),
  ]
  private static let oddValues: [JSONValue] =
    numbers + [
      nil, true, false, [], [:], "", "\u{0}", "🚢", [[]], [nil], ["uri": nil], ["line": 0, "character": -1],
      "initialize",
      .string(String(repeating: "a", count: 5_000)),
      (0..<40).reduce(JSONValue.array([])) { nested, _ in [nested] },
    ]
  private static let oddAddresses = [
    "", "file:", "file://", "file:///", "file:///%", "file:///%00", "file:///dev/null/%ff.md",
    "file:///dev/null/a%2fb.md",
    "FILE:///dev/null/x.md", "untitled:Untitled-1", "http://a.example/x.html", "story.md", "\u{0}",
    "file:///dev/null/🚢.org",
    "file://desk/dev/null/x.md", "file:///dev/null/x.md#L12", "data:text/plain,x",
  ]

  // MARK: Bytes

  /// A body that is no JSON, or no Unicode, or says what no JSON of an encoder says.
  private mutating func broken(_ body: [UInt8]) -> [UInt8] {
    var body = body
    let place = Int.random(in: 0..<body.count, using: &dice)
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: body[place] = UInt8.random(in: 0...255, using: &dice)
    case 1: body.removeSubrange(place...)
    case 2: body.insert(contentsOf: [0xC3, 0x28, 0xFF], at: place)
    case 3: body.insert(contentsOf: Array(pick([#"\ud83d"#, #"\udea2"#, #"\u0000"#, #"\x"#, "\u{0}"]).utf8), at: place)
    case 4: body += body
    default: body = Array(pick(["", "null", "[]", "{}", "[{}]", "\u{FEFF}{}", "1e999", "\"", "{\"id\":1}"]).utf8)
    }
    return body
  }

  private mutating func header(_ length: Int) -> [UInt8] {
    let header =
      switch Int.random(in: 0..<60, using: &dice) {
      case 0: "content-length:\(length)\n\n"
      case 1: "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: \(length)\r\n\r\n"
      case 2: "\r\n\r\nContent-Length:   \(length)  \r\n\r\n"
      case 3: "Content-Length: \(max(0, length - 3))\r\n\r\n"
      case 4: "Content-Length: \(length + 3)\r\n\r\n"
      case 5: "Content-Length: -1\r\n\r\n"
      case 6: "Content-Length: 99999999999999999999\r\n\r\n"
      case 7: "Content-Length: 0\r\n\r\n"
      case 8: "Length: \(length)\r\n\r\n"
      case 9: "Content-Length: 1\r\nContent-Length: \(length)\r\n\r\n"
      default: "Content-Length: \(length)\r\n\r\n"
      }
    return Array(header.utf8)
  }

  // MARK: Dice

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &dice) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &dice)! }
}
