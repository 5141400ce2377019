/// A task of the archive in many like steps: says how far it has come, and ends by Ctrl-C.
final class LongTask {
  /// Thrown out of it by Ctrl-C.
  struct Interrupted: Error {}

  private let what: String
  private var progress: Progress
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(_ what: String, _ arguments: Arguments) {
    self.what = what
    progress = Progress(ArchiveCommand.name, isQuiet: arguments.has(.quiet))
    start = clock.now
    Interruption.begin()
  }

  func show(_ done: Int, _ all: Int) throws {
    if Interruption.isWanted {
      end()
      throw Interrupted()
    }
    guard all > 0 else { return }
    let seconds = Double((clock.now - start).components.seconds)
    progress.show(isLong: done == 0) {
      let left =
        done > 0 && seconds > 2 ? ", \(Progress.duration(seconds * Double(all - done) / Double(done))) left" : ""
      return "\(what): \(100 * done / all) %\(left)"
    }
  }

  func end() {
    progress.clear()
    Interruption.end()
  }

  /// The exit status of one that was stopped.
  static func stopped(_ state: String) -> Int32 {
    Terminal.error("stet archive: stopped; \(state)\n")
    return 130
  }
}
