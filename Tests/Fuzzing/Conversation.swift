import FoundationEssentials
import LanguageServer
import LanguageServerProtocol
import Presentation

/// A session in this process, of which every byte that comes out is looked at. Nothing in it writes to the disk.
package final class Conversation {
  private let server: Server
  private var lastID = 0
  /// What is wrong with what the server has said, in words.
  package private(set) var problem: String?

  /// A session that is initialized by an editor that asks for diagnostics itself.
  package init(encoding: PositionEncoding? = nil) {
    server = Server(version: "0.1.0", encoding: encoding, archivePath: nil)
  }

  package func initialize() {
    _ = ask("initialize", ["capabilities": Self.capabilities])
    tell("initialized", [:])
  }

  private static let capabilities: JSONValue = [
    "textDocument": ["diagnostic": [:], "documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
  ]

  /// Texts of a session are files of a folder that cannot be, so that none can be written beside them.
  package static let folder = "/dev/null/"

  // MARK: Messages

  package func tell(_ method: String, _ params: JSONValue) {
    server.receive(.message(Self.body(["jsonrpc": "2.0", "method": .string(method), "params": params])))
    _ = run()
  }

  /// The result; nil where the server says anything but one answer.
  package func ask(_ method: String, _ params: JSONValue) -> JSONValue? {
    lastID += 1
    let id = JSONValue.string("asked-\(lastID)")
    server.receive(.message(Self.body(["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params])))
    let answers = run().filter { $0["id"] == id && $0["method"] == nil }
    guard answers.count == 1, let result = answers[0]["result"] else {
      note("\(method) is answered with \(Self.text(.array(answers)))")
      return nil
    }
    return result
  }

  package static func body(_ message: JSONValue) -> [UInt8] {
    let encoder = JSONEncoder()
    // A seed makes the same bytes on every run, which the order of a dictionary does not.
    encoder.outputFormatting = .sortedKeys
    do { return Array(try encoder.encode(message)) } catch { fatalError("\(message) is no JSON: \(error)") }
  }

  /// As it travels.
  package static func text(_ message: JSONValue) -> String { String(decoding: body(message), as: UTF8.self) }

  /// Lets the server work until it is idle; gives all it said.
  private func run() -> [JSONValue] {
    while server.proceed() {}
    var frames = FrameReader()
    frames.append(server.takeOutput())
    var said: [JSONValue] = []
    while let frame = frames.next() {
      guard case .message(let body) = frame,
        let message = try? JSONDecoder().decode(JSONValue.self, from: Data(body)), message["jsonrpc"] == "2.0"
      else {
        note("the server says \(frame)")
        continue
      }
      said.append(message)
    }
    if frames.bytesHeld > 0 { note("the server ends in the middle of a message") }
    return said
  }

  private func note(_ problem: String) { self.problem = self.problem ?? problem }
}

// MARK: Messages of any kind

extension Conversation {
  /// What is wrong with how a session takes what it hears: every request has one answer that bears its name, every answer is
  /// that of a request, and afterwards the server still answers what is asked well.
  package static func problem(hearing frames: [FrameReader.Frame]) -> String? {
    let conversation = Conversation()
    // Those who begin with a message of their own may; the others are at a session's beginning anyway.
    conversation.hear(frames)
    return conversation.problem
  }

  private func hear(_ frames: [FrameReader.Frame]) {
    if !Self.begins(frames.first) { initialize() }
    var asked: [RequestID?: Int] = [:]
    var answered: [RequestID?: Int] = [:]
    func take(_ said: [JSONValue]) {
      for message in said where message["method"] == nil { answered[Self.id(of: message), default: 0] += 1 }
    }
    for frame in frames where Self.writesNothing(frame) {
      if let id = Self.nameOfAnswer(to: frame) { asked[id, default: 0] += 1 }
      server.receive(frame)
      // Some wait for the next one, so that cancellations find something to cancel.
      if case .message(let body) = frame, body.count.isMultiple(of: 3) { continue }
      take(run())
      if server.exitStatus != nil { return }
    }
    take(run())
    if server.exitStatus == nil {
      for id in Set(asked.keys).union(answered.keys) where asked[id] != answered[id] {
        let name = id.map { "\($0)" } ?? "null"
        note("what was asked \(asked[id] ?? 0) times as \(name) is answered \(answered[id] ?? 0) times")
      }
    }
    if server.exitStatus == nil { answersStill() }
  }

  private static func begins(_ frame: FrameReader.Frame?) -> Bool {
    guard case .message(let body)? = frame, case .request(_, is InitializeRequest) = Incoming(body) else {
      return false
    }
    return true
  }

  /// The name that a frame's answer bears, which is nil for what has none and no answer at all: `.none`.
  private static func nameOfAnswer(to frame: FrameReader.Frame) -> RequestID?? {
    guard case .message(let body) = frame else { return .some(nil) }
    switch Incoming(body) {
    case .request(let id, _), .unknownRequest(let id, _): return .some(id)
    case .invalid(let id, _): return .some(id)
    case .notification, .response, .unknownNotification, .badNotification: return nil
    }
  }

  private static func id(of message: JSONValue) -> RequestID? {
    switch message["id"] {
    case .integer(let number)?: .number(number)
    case .string(let text)?: .string(text)
    default: nil
    }
  }

  /// After `shutdown` the answer is an error, which is an answer too.
  private func answersStill() {
    let id: JSONValue = "last"
    server.receive(
      .message(Self.body(["jsonrpc": "2.0", "id": id, "method": "workspace/symbol", "params": ["query": ""]])))
    let answers = run().filter { $0["id"] == id }
    if answers.count != 1 { note("a request after all is answered with \(Self.text(.array(answers)))") }
  }

  /// An archive that a setting names would be made, and an ignore file lies beside its text: neither is for a session whose
  /// texts and settings are anything.
  private static func writesNothing(_ frame: FrameReader.Frame) -> Bool {
    guard case .message(let body) = frame else { return true }
    switch Incoming(body) {
    case .request(_, let request as InitializeRequest):
      return !(request.initializationOptions.map(namesArchive) ?? false)
    case .notification(let note as DidChangeConfigurationNotification): return !namesArchive(note.settings)
    case .notification(let note as DidOpenNotification):
      return FileAddress.path(of: note.textDocument.uri)?.hasPrefix(folder) ?? true
    default: return true
    }
  }

  private static func namesArchive(_ settings: JSONValue) -> Bool {
    switch settings {
    case .object(let fields): fields.contains { $0.key.contains("archive") || namesArchive($0.value) }
    case .array(let elements): elements.contains(where: namesArchive)
    default: false
    }
  }
}
