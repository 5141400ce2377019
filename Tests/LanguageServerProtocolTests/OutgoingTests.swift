import LanguageServerProtocol
import Testing

private func written(_ message: Outgoing) -> String { String(decoding: message.body, as: UTF8.self) }

@Test func `every kind of message is written as JSON-RPC wants it`() {
  #expect(
    written(.request(.number(4), RefreshDiagnosticsRequest()))
      == #"{"id":4,"jsonrpc":"2.0","method":"workspace/diagnostic/refresh"}"#)
  #expect(written(.answer(.string(""), nil as Hover?)) == #"{"id":"","jsonrpc":"2.0","result":null}"#)
  #expect(
    written(.error(nil, ResponseError(.parseError, "not JSON")))
      == #"{"error":{"code":-32700,"message":"not JSON"},"id":null,"jsonrpc":"2.0"}"#)
  #expect(
    written(.notification(LogMessageNotification(.log, "desk/a")))
      == #"{"jsonrpc":"2.0","method":"window/logMessage","params":{"message":"desk/a","type":4}}"#)
  #expect(
    written(.request(.number(3), ShowDocumentRequest(uri: "https://example.org/a")))
      == #"{"id":3,"jsonrpc":"2.0","method":"window/showDocument","params":{"uri":"https://example.org/a"}}"#)
}

@Test func `an editor does not wait in vain for an answer that cannot be written`() {
  #expect(written(.answer(.number(8), Double.infinity)).contains(#""code":-32603"#))
  #expect(written(.answer(.number(8), Double.infinity)).contains(#""id":8"#))
}
