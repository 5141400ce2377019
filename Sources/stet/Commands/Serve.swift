import Files
import Glibc
import LanguageServer
import LanguageServerProtocol

/// The language server over standard input and output.
enum Serve: Command {
  static let name = "serve"
  static let summary = "the language server, over standard input and output"
  static let options: [Option] = [
    .flag("--stdio"), .value("--position-encoding"), .value("--archive"), .flag("--no-archive"),
    .value("--clientProcessId"),
  ]
  static let help = """
    Usage: stet serve [--stdio] [--position-encoding utf-8|utf-16|utf-32] [--archive FILE | --no-archive]

    Speaks the Language Server Protocol 3.17 until its input ends. Editors start it; see EditorConfigs/ for Vim,
    Neovim and Emacs, and Protocol/ for everything it understands and says.

      --stdio                 accepted, since editors pass it (and --clientProcessId); there is no other way
      --position-encoding E   count columns in this unit whatever the editor says: utf-8 for Vim's ALE, utf-32 for vim-lsp
      --archive FILE          the archive to look in (else the setting archive.path, else the default place)
      --no-archive            look in none

    Examples:
      stet serve
      stet --stdio

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let encoding = try arguments.value("--position-encoding").map { name in
      guard let encoding = PositionEncoding(rawValue: name) else {
        throw UsageError(description: "--position-encoding wants utf-8, utf-16 or utf-32, not '\(printable(name))'")
      }
      return encoding
    }
    guard arguments.rest.isEmpty else { throw UsageError(description: "it takes no files") }
    let archive = arguments.has("--no-archive") ? nil : ArchivePath.path(arguments)
    return serve(
      Server(
        version: stetVersion, encoding: encoding, archivePath: archive, entitiesFolder: EntitiesFolder.path,
        openEncoder: { () throws(FileError) in try EncoderFile.open().encoder }))
  }
}

/// Moves bytes between the editor and the server until the session or the input ends.
///
/// One thread: it waits for input, reads all there is, lets messages take effect one by one and looks for newer input
/// between them, and publishes when none has come. It waits for room to write with the same `poll`, taking input
/// meanwhile, so an editor that does not read for a while cannot bring both sides to a stop. Idle costs nothing.
/// When the editor has been quiet for a moment, a second thread lets the encoder read.
private func serve(_ server: Server) -> Int32 {
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

private struct Pipe {
  private let deep = DeepThread()
  private var frames = FrameReader()
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var unsent: [UInt8] = []
  private var sent = 0
  private var isEnded = false
  /// A pipe that is ready to be written takes this much without blocking (POSIX `PIPE_BUF`).
  private static let chunk = 4096
  /// Milliseconds without a message from the editor after which it is taken to pause.
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
    let count = poll(&descriptors, 3, mayRead ? Self.pause : waiting ? -1 : 0)
    if count == 0, mayRead { server.nextReading().map(deep.read) }
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
