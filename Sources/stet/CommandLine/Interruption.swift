import Glibc
import Synchronization

/// Ctrl-C and its like end a long task at the next good place; a second time at once.
enum Interruption {
  private static let wanted = Atomic<Bool>(false)

  static var isWanted: Bool { wanted.load(ordering: .relaxed) }

  /// Signals that are ignored, as after `nohup`, stay so.
  static func begin() {
    // The handler must not be the first to touch it.
    wanted.store(false, ordering: .relaxed)
    for number in numbers {
      var before = sigaction()
      sigaction(number, nil, &before)
      guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == standard else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in Interruption.wanted.store(true, ordering: .relaxed) }
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
