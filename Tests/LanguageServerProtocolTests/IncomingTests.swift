import FoundationEssentials
import LanguageServerProtocol
import Testing

/// What became of a message, in a word and its particulars.
private func outcome(_ json: String) -> String { outcome(Array(json.utf8)) }

private func outcome(_ bytes: [UInt8]) -> String {
  switch Incoming(bytes) {
  case .request(let id, let request): "request \(id) \(type(of: request).method)"
  case .notification(let notification): "notification \(type(of: notification).method)"
  case .response(let id, .result(let result)): "response \(id.map { "\($0)" } ?? "null") \(written(result))"
  case .response(let id, .error(let code, let message)): "response \(id.map { "\($0)" } ?? "null") \(code) \(message)"
  case .unknownRequest(let id, let method): "unknown request \(id) \(method)"
  case .unknownNotification(let method): "unknown notification \(method)"
  case .invalid(let id, let error): "invalid \(id.map { "\($0)" } ?? "null") \(error.code.rawValue)"
  case .badNotification(let method, _): "bad notification \(method)"
  }
}

private func written(_ value: JSONValue) -> String {
  (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
}

/// The params of a message known to be a notification of a type.
private func notification<N: Notification>(_ type: N.Type, _ json: [UInt8]) -> N? {
  if case .notification(let notification) = Incoming(json) { notification as? N } else { nil }
}

@Test(arguments: [
  (#"{"jsonrpc": "2.0", "id": 77, "method": "x", "#, "invalid null -32700"),
  ("", "invalid null -32700"), (" ", "invalid null -32700"), ("{]", "invalid null -32700"),
  (#"{"jsonrpc":"2.0","id":1,"method":"shutdown"} x"#, "invalid null -32700"),
  ("7", "invalid null -32600"), ("null", "invalid null -32600"), (#""x""#, "invalid null -32600"),
  ("{}", "invalid null -32600"), ("[]", "invalid null -32600"),
  (#"[{"jsonrpc":"2.0","id":601,"method":"kit/ping","params":{}}]"#, "invalid null -32600"),
  (#"{"jsonrpc":"2.0","id":501}"#, "invalid 501 -32600"),
  (#"{"id":502,"method":"kit/ping"}"#, "invalid 502 -32600"),
  (#"{"jsonrpc":"1.0","id":502,"method":"kit/ping"}"#, "invalid 502 -32600"),
  (#"{"jsonrpc":"2.0","id":503,"method":7}"#, "invalid 503 -32600"),
  (#"{"jsonrpc":"2.0","id":null,"method":"shutdown"}"#, "invalid null -32600"),
  (#"{"jsonrpc":"2.0","id":[1],"method":"shutdown"}"#, "invalid null -32600"),
  (#"{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}"#, "invalid null -32600"),
  (#"{"method":"initialized"}"#, "invalid null -32600"),
])
func `a message that is no message is answered with the code that says why`(_ json: String, _ expected: String) {
  #expect(outcome(json) == expected)
}

@Test(arguments: [
  (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/noSuchThing"}"#, "unknown request 1 textDocument/noSuchThing"),
  (#"{"jsonrpc":"2.0","id":1,"method":"no/such","params":[1,2]}"#, "unknown request 1 no/such"),
  (#"{"jsonrpc":"2.0","id":"a","method":"$/no","params":{}}"#, "unknown request \"a\" $/no"),
  (#"{"jsonrpc":"2.0","method":"$/noSuchThing","params":{"a":1}}"#, "unknown notification $/noSuchThing"),
  (#"{"jsonrpc":"2.0","method":"kit/noParams"}"#, "unknown notification kit/noParams"),
  (#"{"jsonrpc":"2.0","method":"textDocument/hover","params":{}}"#, "unknown notification textDocument/hover"),
  (#"{"jsonrpc":"2.0","id":9,"method":"exit"}"#, "unknown request 9 exit"),
])
func `a method nobody knows is told apart from a mistake`(_ json: String, _ expected: String) {
  #expect(outcome(json) == expected)
}

@Test(arguments: [#""#, #","params":null"#, #","params":{}"#, #","params":[]"#])
func `a session can end whatever stands for no params`(_ params: String) {
  #expect(outcome(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"\#(params)}"#) == "request 2 shutdown")
  #expect(outcome(#"{"jsonrpc":"2.0","method":"exit"\#(params)}"#) == "notification exit")
  #expect(outcome(#"{"jsonrpc":"2.0","method":"initialized"\#(params)}"#) == "notification initialized")
}

private let badParams = [
  #""#, #","params":null"#, #","params":{}"#, #","params":{"textDocument":3,"position":"x"}"#, #","params":[]"#,
  #","params":{"textDocument":{"uri":5},"position":{"line":-1,"character":-1}}"#, #","params":7"#, #","params":"x""#,
  #","params":[1]"#, #","params":{"textDocument":null}"#,
]

@Test(
  arguments: [
    "textDocument/hover", "textDocument/documentSymbol", "textDocument/codeAction", "textDocument/diagnostic",
    "textDocument/documentLink", "workspace/executeCommand",
  ], badParams)
func `a request with bad params gets an answer, and the answer says which field`(_ method: String, _ params: String) {
  let message = Incoming(Array(#"{"jsonrpc":"2.0","id":3,"method":"\#(method)"\#(params)}"#.utf8))
  guard case .invalid(.number(3), let error) = message else {
    Issue.record("\(message)")
    return
  }
  #expect(error.code == .invalidParams)
  #expect(error.message.hasPrefix("\(method): '") && error.message.hasSuffix("."))
}

@Test(
  arguments: [
    "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave",
    "$/cancelRequest",
  ], badParams)
func `a notification with bad params is never answered`(_ method: String, _ params: String) {
  #expect(outcome(#"{"jsonrpc":"2.0","method":"\#(method)"\#(params)}"#) == "bad notification \(method)")
}

@Test(arguments: [
  (#"{"textDocument":{"uri":"a"}}"#, "'position' is missing."),
  (#"{"textDocument":{"uri":"a"},"position":{"line":1}}"#, "'position.character' is missing."),
  (#"{"textDocument":{"uri":"a"},"position":{"line":"1","character":0}}"#, "'position.line' should be a number."),
  (#"{"textDocument":{"uri":null},"position":{"line":1,"character":0}}"#, "'textDocument.uri' is null."),
  (#"{"textDocument":[],"position":{"line":1,"character":0}}"#, "'textDocument' should be an object."),
  (#"{"textDocument":{"uri":1},"position":{"line":1,"character":0}}"#, "'textDocument.uri' should be a string."),
  ("[]", "'params' should be an object."),
  ("null", "'params' is null."),
])
func `whoever writes an editor plug-in reads which field was wrong`(_ params: String, _ sentence: String) {
  let message = Incoming(Array(#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":\#(params)}"#.utf8))
  guard case .invalid(_, let error) = message else {
    Issue.record("\(message)")
    return
  }
  #expect(error.message == "textDocument/hover: \(sentence)")
}

@Test func `a version that is no whole number is named as such, and not in words of Swift`() {
  let message = Incoming(
    Array(
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"a","version":2.5},"contentChanges":[]}}"#
        .utf8))
  guard case .badNotification(_, let reason) = message else {
    Issue.record("\(message)")
    return
  }
  #expect(reason == "'textDocument.version' should be a whole number.")
}

@Test(arguments: [
  (#""id":5,"result":{"applied":true}"#, #"response 5 {"applied":true}"#),
  (#""id":5,"result":null"#, "response 5 null"),
  (#""id":5,"result":true,"error":null"#, "response 5 true"),
  (#""id":"zz","error":{"code":1,"message":"no"}"#, #"response "zz" 1 no"#),
  (#""id":null,"error":{"code":-32700,"message":"no"}"#, "response null -32700 no"),
  (#""id":5,"error":7"#, "response 5 -32001 The editor reported an error without saying which."),
])
func `an answer from the editor reaches whoever asked, however odd`(_ fields: String, _ expected: String) {
  #expect(outcome(#"{"jsonrpc":"2.0",\#(fields)}"#) == expected)
}

@Test(arguments: [
  "42", "-5", "0", "2147483647", "9007199254740993", #""42""#, #""""#, #""a string""#, #""é😀""#, #""\u0000/\"""#,
])
func `an id comes back exactly as it was sent`(_ id: String) {
  let message = Incoming(Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"no/such"}"#.utf8))
  guard case .unknownRequest(let read, _) = message else {
    Issue.record("\(message)")
    return
  }
  let answer = Outgoing.answer(read, JSONValue.null).body
  #expect(String(decoding: answer, as: UTF8.self) == #"{"id":\#(id),"jsonrpc":"2.0","result":null}"#)
}

@Test(arguments: ["7.0", "7e0", "0.7e1"])
func `an id written as a fraction is still a whole number`(_ id: String) {
  #expect(outcome(#"{"jsonrpc":"2.0","id":\#(id),"method":"no/such"}"#) == "unknown request 7 no/such")
}

@Test(arguments: [
  (#"a \ud83d b \udc00\u0000\n"#, "a \u{FFFD} b \u{FFFD}\0\n"),
  (#"\ud83d\ude00 \ud83d"#, "😀 \u{FFFD}"), (#"\uD83D\uDE00\uDE00"#, "😀\u{FFFD}"),
  (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\\ud83d \ud83d"#, "\\ud83d \u{FFFD}"),
  (#"\\\ud83d"#, "\\\u{FFFD}"), (#"\\\\ud83d\udc00"#, "\\\\ud83d\u{FFFD}"), (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00"),
])
func `half an emoji costs one character, not the document`(_ escaped: String, _ text: String) {
  let json = #"""
    {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":
    {"uri":"untitled:1","languageId":"text","version":1,"text":"\#(escaped)"}}}
    """#
  #expect(notification(DidOpenNotification.self, Array(json.utf8))?.textDocument.text == text)
}

@Test func `bytes that are not UTF-8 cost their characters, not the document`() {
  let head = #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"a","text":""#
  let bytes = Array(head.utf8) + [0x61, 0xFF, 0xFE, 0xC3, 0x62] + Array(#" é"}}}"#.utf8)
  #expect(
    notification(DidOpenNotification.self, bytes)?.textDocument.text == "a\u{FFFD}\u{FFFD}\u{FFFD}b é")
  let unknown = Array(#"{"jsonrpc":"2.0","method":"kit/x","params":{"a":""#.utf8) + [0xFF, 0xFE, 0xC3]
  #expect(outcome(unknown + Array(#""}}"#.utf8)) == "unknown notification kit/x")
}

@Test(arguments: [100, 500, 1_000, 100_000])
func `nesting without end does not end the server`(_ depth: Int) {
  let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  let unknown = outcome(#"{"jsonrpc":"2.0","method":"kit/x","params":\#(nest)}"#)
  #expect(["unknown notification kit/x", "invalid null -32700"].contains(unknown))
  let known = outcome(#"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":\#(nest)}}"#)
  #expect(["notification workspace/didChangeConfiguration", "invalid null -32700"].contains(known))
}

@Test func `another server's unreadable diagnostic does not cost a quick fix`() {
  let json = #"""
    {"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"a"},
    "range":{"start":{"line":0,"character":0},"end":{"line":0,"character":9}},"context":{"triggerKind":9,"diagnostics":[
    {"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":9}},"code":"unnamed-source","message":"m"},
    {"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":9}},"code":404,"message":"m"},
    {"range":null,"code":{}}, 7]}}}
    """#
  guard case .request(_, let request as CodeActionRequest) = Incoming(Array(json.utf8)) else {
    Issue.record("not read")
    return
  }
  #expect(request.context.diagnostics.map(\.code) == ["unnamed-source", "404"])
  #expect(request.context.only == nil)
}

@Test func `a message nested without end is refused at once, and brackets in a text are no nesting`() {
  func change(_ arguments: String) -> String {
    outcome(#"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":\#(arguments)}}"#)
  }
  // So deep a list of numbers would take a minute to be read.
  let deep = String(repeating: "[", count: 200) + String(repeating: "1,", count: 20_000) + "1"
  #expect(change(deep + String(repeating: "]", count: 200)).hasPrefix("invalid"))
  #expect(!change(#"["\#(String(repeating: "[\\\"", count: 200))"]"#).hasPrefix("invalid"))
}
