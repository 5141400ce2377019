import Glibc
import LanguageServer
import LanguageServerProtocol

/// Moves bytes between the editor and the server until the session or the input ends.
///
/// One thread: it waits for input, reads all there is, lets messages take effect one by one and looks for newer input
/// between them, and publishes when none has come. It waits for room to write with the same `poll`, taking input
/// meanwhile, so an editor that does not read for a while cannot bring both sides to a stop. Idle costs nothing.
/// When the editor has been quiet for a moment, a second thread lets the encoder read.
struct Pipe {
  /// The exit status, once the session or the input has ended.
  static func serve(_ server: Server) -> Int32 {
    // An editor that is gone ends the session, not the process in the middle of a write.
    signal(SIGPIPE, SIG_IGN)
    var pipe = Pipe()
    while true {
      pipe.exchange(with: server, waiting: !server.proceed())
      if let status = server.exitStatus {
        pipe.flush(server)
        return status
      }
    }
  }

  private let deep = DeepThread()
  private var frames = FrameReader()
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var unsent: [UInt8] = []
  private var sent = 0
  private var isEnded = false
  /// A pipe that is ready to be written takes this much without blocking (POSIX `PIPE_BUF`).
  private static let chunk = 4096
  /// Milliseconds without a message from the editor after which it is taken to pause. With 60 the conformance kit, which holds an
  /// edited text against the same one opened anew, meets one that has been read deeply and one that has not.
  private static let pause: Int32 = 200

  mutating func exchange(with server: Server, waiting: Bool) {
    take(server)
    if waiting, let reading = deep.current, !server.isWanted(reading) { deep.leaveOff() }
    if isEnded, waiting, sent == unsent.count {
      server.end()
      return
    }
    var descriptors = [
      pollfd(fd: isEnded ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: sent < unsent.count ? STDOUT_FILENO : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: deep.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let mayRead = waiting && !isEnded && deep.current == nil && server.hasReading
    let hopesForPause = mayRead || waiting && server.keepsMemory
    let count = poll(&descriptors, 3, hopesForPause ? Self.pause : waiting ? -1 : 0)
    if count == 0, mayRead { server.nextReading().map(deep.read) }
    if count == 0, waiting, server.keepsMemory { server.giveBackMemory() }
    guard count > 0 else { return }
    if descriptors[1].revents != 0 { write() }
    if descriptors[0].revents != 0 { read(into: server) }
    if descriptors[2].revents != 0 { hear(server) }
  }

  private func hear(_ server: Server) {
    switch deep.report() {
    case .over(let reading)?: server.take(reading)
    case .progress(let reading)? where server.isWanted(reading): server.tellProgress(of: reading)
    case .progress, nil: break
    }
  }

  /// Sends what is left before the process ends.
  mutating func flush(_ server: Server) {
    take(server)
    while sent < unsent.count { write() }
  }

  private mutating func take(_ server: Server) {
    let output = server.takeOutput()
    guard !output.isEmpty else { return }
    if sent == unsent.count {
      unsent = output
      sent = 0
    } else {
      unsent += output
    }
  }

  private mutating func read(into server: Server) {
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      isEnded = true
      return
    }
    frames.append(buffer[0..<count])
    while let frame = frames.next() { server.receive(frame) }
  }

  private mutating func write() {
    let end = min(unsent.count, sent + Self.chunk)
    let count = unsent[sent..<end].withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    // The editor is gone: nothing more can be said to it.
    sent = count < 0 ? unsent.count : sent + count
    if count < 0 { isEnded = true }
  }
}
