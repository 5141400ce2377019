import Glibc
import Synchronization

/// Ctrl-C and its like end a long task at the next good place; a second time at once.
enum Interruption {
  private static let wanted = Atomic<Bool>(false)

  /// Something can be read from it once it is wanted, for who waits for something else meanwhile.
  nonisolated(unsafe) private(set) static var descriptor: Int32?
  /// The other end, for the handler, which must not be the first to touch it.
  nonisolated(unsafe) private static var signalled: Int32 = -1

  static var isWanted: Bool { wanted.load(ordering: .relaxed) }

  /// Signals that are ignored, as after `nohup`, stay so.
  static func begin() {
    // The handler must not be the first to touch it.
    wanted.store(false, ordering: .relaxed)
    if descriptor == nil {
      var ends: [Int32] = [-1, -1]
      if pipe(&ends) == 0 {
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (descriptor, signalled) = (ends[0], ends[1])
      }
    }
    for number in numbers {
      var before = sigaction()
      sigaction(number, nil, &before)
      guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == standard else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        Interruption.wanted.store(true, ordering: .relaxed)
        var byte: UInt8 = 1
        _ = write(Interruption.signalled, &byte, 1)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
      taken.append(number)
    }
    // Whoever started the program from a thread that takes no signals did not mean the program.
    var own = sigset_t()
    sigemptyset(&own)
    for number in taken { sigaddset(&own, number) }
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }

  static func end() {
    for number in taken { signal(number, SIG_DFL) }
    taken = []
  }

  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private static let standard = unsafeBitCast(SIG_DFL, to: Int.self)
  nonisolated(unsafe) private static var taken: [Int32] = []
}
