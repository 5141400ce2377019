/// How far a task of many like things has come, on a terminal alone and after a second: "120 of 3,000 files, 45/s, 1 min left".
struct CountProgress {
  private var progress: Progress
  private let what: String
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// - Parameter what: in the plural.
  init(_ command: String, _ what: String) {
    progress = Progress(command, isQuiet: !Progress.isTerminal)
    self.what = what
    start = clock.now
  }

  /// - Parameters:
  ///   - all: how many there are; nil where nobody knows.
  ///   - share: how much of all is done, from 0 to 1, where that is known in another way.
  mutating func show(_ done: Int, of all: Int? = nil, share: Double? = nil) {
    let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
    let what = what
    progress.show {
      var text = "\(Progress.grouped(done))\(all.map { " of \(Progress.grouped($0))" } ?? "") \(what)"
      if seconds > 0.1 { text += ", \(Progress.grouped(Int(Double(done) / seconds)))/s" }
      let share = share ?? all.map { Double(done) / Double(max(1, $0)) }
      guard let share, share > 0 else { return text }
      if all == nil { text += ", \(min(100, Int(100 * share))) %" }
      if seconds > 2 { text += ", \(Progress.duration(seconds * max(0, 1 - share) / share)) left" }
      return text
    }
  }

  mutating func clear() { progress.clear() }
}
