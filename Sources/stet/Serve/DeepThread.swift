import Glibc
import LanguageServer

/// The thread that the encoder runs on in a session, with less right to the processor than any other.
///
/// Orders go to it and readings come back through two pipes, so that the session's thread waits for a reading as it
/// waits for the editor, and the two share nothing.
final class DeepThread {
  private enum Order: Sendable {
    case read(BackgroundReading)
    case leaveOff
  }
  enum Report: Sendable {
    case progress(BackgroundReading)
    case over(BackgroundReading)
  }

  private let orders = Channel<Order>()
  private let reports = Channel<Report>()
  private var isStarted = false
  private var isLeavingOff = false
  /// What it is reading; nil while it waits.
  private(set) var current: BackgroundReading?

  /// Readable when there is a report.
  var descriptor: Int32 { reports.output }

  func read(_ reading: BackgroundReading) {
    if !isStarted { start() }
    isStarted = true
    (current, isLeavingOff) = (reading, false)
    orders.send(.read(reading))
  }

  /// Lets it end what it is reading at the next window; the report comes all the same.
  func leaveOff() {
    if !isLeavingOff { orders.send(.leaveOff) }
    isLeavingOff = true
  }

  /// Waits for a report where there is none.
  func report() -> Report? {
    let report = reports.receive()
    if case .over? = report { current = nil }
    return report
  }

  private func start() {
    let channels = Unmanaged.passRetained(Box((orders, reports)))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        let (orders, reports) = Unmanaged<Box<(Channel<Order>, Channel<Report>)>>.fromOpaque(context!)
          .takeRetainedValue()
          .content
        // On Linux each thread has a niceness of its own, and 0 is the calling one.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 15)
        while let order = orders.receive() {
          if case .read(let reading) = order { DeepThread.work(reading, orders, reports) }
        }
        return nil
      }, channels.toOpaque())
    precondition(status == 0, "the system gives no more threads")
    pthread_detach(thread)
  }

  private static func work(_ order: BackgroundReading, _ orders: Channel<Order>, _ reports: Channel<Report>) {
    var reading = order
    var told = ContinuousClock.now
    while !orders.isWaiting, reading.proceed() {
      if told.duration(to: .now) > .seconds(1) {
        told = .now
        reports.send(.progress(reading))
      }
    }
    reports.send(.over(reading))
  }
}

/// A pipe that values go through from one thread to another, by their addresses.
private struct Channel<Value: Sendable>: Sendable {
  let output: Int32
  private let input: Int32

  init() {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0, "the system gives no more pipes")
    (output, input) = (ends[0], ends[1])
  }

  func send(_ value: Value) {
    var address = UInt(bitPattern: Unmanaged.passRetained(Box(value)).toOpaque())
    while write(input, &address, MemoryLayout<UInt>.size) < 0, errno == EINTR {}
  }

  /// Waits for the next value; nil where the pipe is broken.
  func receive() -> Value? {
    var address: UInt = 0
    var count = 0
    repeat { count = read(output, &address, MemoryLayout<UInt>.size) } while count < 0 && errno == EINTR
    guard count == MemoryLayout<UInt>.size, let pointer = UnsafeRawPointer(bitPattern: address) else { return nil }
    return Unmanaged<Box<Value>>.fromOpaque(pointer).takeRetainedValue().content
  }

  var isWaiting: Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }
}

private final class Box<Content: Sendable>: Sendable {
  let content: Content

  init(_ content: Content) { self.content = content }
}
