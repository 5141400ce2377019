import Articles
import Files
import FoundationEssentials
import Glibc
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

/// An editor with a server in the same process: what is told and asked goes in as frames, what comes out is read back.
final class EditorSession {
  let server: Server
  /// What the server said that nobody asked for, oldest first.
  private(set) var heard: [JSONValue] = []
  private var lastID = 0

  /// A session that is initialized.
  init(
    _ capabilities: JSONValue = [:], options: JSONValue = nil, encoding: PositionEncoding? = nil,
    archive: String? = nil, dataFolder: String? = nil,
    openEncoder: (() throws(FileError) -> Encoder)? = nil
  ) {
    server = Server(
      version: "0.1.0", encoding: encoding, archivePath: archive, dataFolder: dataFolder, openEncoder: openEncoder)
    Self.keepsItsCache()
    answer = ask("initialize", ["capabilities": capabilities, "initializationOptions": options])
    tell("initialized", [:])
  }

  /// A session that has not begun.
  init(uninitialized: Void) {
    server = Server(version: "0.1.0", archivePath: nil)
    Self.keepsItsCache()
  }

  /// The answer to `initialize`.
  private(set) var answer: JSONValue = nil

  static let cache = TemporaryFolder()
  private static let isCacheSet = setenv("XDG_CACHE_HOME", cache.path, 1) == 0
  /// The rules' page goes to a folder of the tests, never to the user's cache.
  static func keepsItsCache() { precondition(isCacheSet) }

  // MARK: Messages

  /// Hands a message over without giving the server time to do anything.
  func send(_ message: JSONValue) {
    let body = try? JSONEncoder().encode(message)
    server.receive(.message(Array(body ?? Data())))
  }

  /// Lets the server work until it is idle; gives all it said.
  func run() -> [JSONValue] {
    while server.proceed() {}
    var frames = FrameReader()
    frames.append(server.takeOutput())
    var said: [JSONValue] = []
    while case .message(let body)? = frames.next() {
      if let message = try? JSONDecoder().decode(JSONValue.self, from: Data(body)) { said.append(message) }
    }
    return said
  }

  func tell(_ method: String, _ params: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": params])
    heard += run()
  }

  /// Lets the encoder read as long as something waits for it; gives how many windows of text it took in.
  @discardableResult
  func readDeeply() -> Int {
    var windows = 0
    while var reading = server.nextReading() {
      while reading.proceed() { windows += 1 }
      server.take(reading)
      heard += run()
    }
    return windows
  }

  func change(_ changes: JSONValue, version: Int, _ uri: String = "file:///desk/story.txt") {
    tell(
      "textDocument/didChange",
      ["textDocument": ["uri": .string(uri), "version": .integer(version)], "contentChanges": [changes]])
  }

  func request(_ method: String, _ params: JSONValue) -> JSONValue {
    lastID += 1
    return ["jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": params]
  }

  /// The result or, where there is none, the error.
  @discardableResult
  func ask(_ method: String, _ params: JSONValue) -> JSONValue {
    let request = request(method, params)
    send(request)
    let said = run()
    heard += said.filter { $0["id"] != request["id"] || $0["method"] != nil }
    let answers = said.filter { $0["id"] == request["id"] && $0["method"] == nil }
    #expect(answers.count == 1, "\(method) has \(answers.count) answers")
    return answers.first.flatMap { $0["result"] ?? $0["error"] } ?? nil
  }

  // MARK: Documents

  func open(_ text: String, _ uri: String = "file:///desk/story.txt", language: String = "plaintext", version: Int = 1)
  {
    tell(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": .string(language), "version": .integer(version), "text": .string(text),
        ]
      ])
  }

  func question(_ uri: String = "file:///desk/story.txt", _ more: [String: JSONValue] = [:]) -> JSONValue {
    .object(more.merging(["textDocument": ["uri": .string(uri)]]) { first, _ in first })
  }

  /// Every list of diagnostics that was published for a document.
  func published(_ uri: String = "file:///desk/story.txt") -> [[JSONValue]] {
    heard.filter { $0["method"] == "textDocument/publishDiagnostics" && $0["params", "uri"] == .string(uri) }
      .map { $0["params", "diagnostics"]?.asArray ?? [] }
  }

  /// Sentences that the user was shown.
  var shown: [String] {
    heard.filter { $0["method"] == "window/showMessage" }.compactMap { $0["params", "message"]?.asString }
  }
}

/// What editors declare, by what it is for.
enum Editor {
  static let actions: JSONValue = [
    "textDocument": [
      "codeAction": [
        "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix", "source"]]],
        "isPreferredSupport": true,
      ]
    ]
  ]
  static let pulling: JSONValue = [
    "textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]],
  ]
  static let markdown: JSONValue = ["textDocument": ["hover": ["contentFormat": ["markdown", "plaintext"]]]]
}
