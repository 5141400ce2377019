import LanguageServerProtocol
import Testing

private typealias Frame = FrameReader.Frame

/// Everything a reader finds in a stream that comes in these pieces.
private func frames(_ pieces: [[UInt8]]) -> [Frame] {
  var reader = FrameReader()
  var found: [Frame] = []
  for piece in pieces {
    reader.append(piece)
    while let frame = reader.next() { found.append(frame) }
  }
  return found
}

private func frames(_ stream: String) -> [Frame] { frames([Array(stream.utf8)]) }

private func message(_ body: String) -> Frame { .message(Array(body.utf8)) }

extension [FrameReader.Frame] {
  fileprivate var messages: [String] {
    compactMap { if case .message(let body) = $0 { String(decoding: body, as: UTF8.self) } else { nil } }
  }

  fileprivate var complaints: [String] {
    compactMap { if case .malformed(let reason) = $0 { reason } else { nil } }
  }
}

@Test func `a message that dribbles in byte by byte arrives whole`() {
  let bytes = framed(Array(#"{"text":"é😀"}"#.utf8)) + framed(Array("{}".utf8))
  #expect(frames(bytes.map { [$0] }) == [message(#"{"text":"é😀"}"#), message("{}")])
}

@Test func `no message is lost when many come in one read`() {
  let bodies = (0..<5_000).map { #"{"id":\#($0),"text":"\#(String(repeating: "é", count: $0 % 7))"}"# }
  let stream = bodies.flatMap { framed(Array($0.utf8)) }
  #expect(frames([stream]).messages == bodies)
  let pieces = stride(from: 0, to: stream.count, by: 777).map { Array(stream[$0..<min($0 + 777, stream.count)]) }
  #expect(frames(pieces).messages == bodies)
}

@Test(arguments: [
  "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
  "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n",
  "content-length: 2\r\n\r\n", "CONTENT-LENGTH: 2\r\n\r\n", "Content-Length:2\r\n\r\n", "Content-Length: \t2 \r\n\r\n",
  "X-Other: 1\r\nContent-Length: 2\r\n\r\n", "Content-Length: 2\n\n", "Content-Length: 002\r\n\r\n",
  "X-Content-Length: 9\r\nContent-Length: 2\r\n\r\n", "Content-Length: 2\r\nX-Note: Content-Length: 9\r\n\r\n",
  "\r\n\nContent-Length: 2\r\n\r\n", "Welcome to the desk!\nContent-Length: 2\r\n\r\n",
])
func `an editor's way of writing headers costs it nothing`(_ header: String) {
  #expect(frames(header + "{}" + header + "[]") == [message("{}"), message("[]")])
  #expect(frames(Array((header + "{}").utf8).map { [$0] }) == [message("{}")])
}

@Test(arguments: [
  "Content-Length: abc", "Content-Length: -5", "Content-Length: ", "Content-Length: 99999999999999999999999",
  "Content-Length: 9223372036854775807", "Content-Length: 1.5", "Content-Length: 0x10", "Content-Length: 0",
  "Content-Length: +2", "Content-Length: ٣", "X-Foo: bar", "no field at all",
])
func `a bad header is reported once and the next message is still read`(_ header: String) {
  let found = frames(header + "\r\n\r\nContent-Length: 2\r\n\r\n{}")
  #expect(found.complaints.count == 1, "\(found)")
  #expect(found.complaints.first?.hasSuffix(".") == true)
  #expect(found.last == message("{}"))
}

@Test func `a header that lied about its body does not take the next message with it`() {
  let found = frames("Content-Length: x\r\n\r\n{\"id\":1}Content-Length: 2\r\n\r\n{}")
  #expect(found.messages == ["{}"])
  #expect(found.complaints.count == 1)
}

@Test func `a header that announces two gigabytes is not waited for`() {
  var reader = FrameReader()
  reader.append(Array("Content-Length: 2000000000\r\n\r\n{\"jsonrpc\":\"2.0\"}".utf8))
  #expect([reader.next(), reader.next()].compactMap { $0 }.complaints.count == 1)
  let piece = [UInt8](repeating: 0x20, count: 1_000_000)
  for _ in 0..<20 {
    reader.append(piece)
    #expect(reader.next() == nil && reader.bytesHeld < 100)
  }
  reader.append(framed(Array("{}".utf8)))
  #expect(reader.next() == message("{}"))
  #expect(reader.next() == nil)
}

@Test func `a header announces memory but does not get it`() {
  var reader = FrameReader()
  reader.append(Array("Content-Length: \(FrameReader.maximumLength)\r\n\r\n{".utf8))
  #expect(reader.next() == nil)
  #expect(reader.bytesHeld == 1)
}

@Test(arguments: [1, 1_000, 65_536])
func `after a header without an end the next message is found`(_ size: Int) {
  let rubbish = [UInt8](repeating: 0x78, count: 100_000)
  let stream = rubbish + framed(Array("{}".utf8)) + framed(Array("[]".utf8))
  let pieces = stride(from: 0, to: stream.count, by: size).map { Array(stream[$0..<min($0 + size, stream.count)]) }
  let found = frames(pieces)
  #expect(found.messages == ["{}", "[]"])
  #expect(found.complaints.count == 1)
}

@Test func `a megabyte in pieces comes out as it went in`() {
  let body = [UInt8](repeating: 0x61, count: 1_000_000)
  let stream = (0..<8).flatMap { _ in framed(body) }
  var reader = FrameReader()
  var found = 0
  for at in stride(from: 0, to: stream.count, by: 65_536) {
    reader.append(stream[at..<min(at + 65_536, stream.count)])
    while let frame = reader.next() {
      #expect(frame == .message(body))
      found += 1
    }
    #expect(reader.bytesHeld <= body.count + 100)
  }
  #expect(found == 8)
}
