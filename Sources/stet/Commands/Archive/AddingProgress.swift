import Glibc

/// How far adding has come: "12,345 articles, 1,080/s, 34 %, 2 min left".
struct AddingProgress {
  private var progress: Progress
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var articles = 0
  private var sizes: [String: Int] = [:]
  private var (all, passed) = (0, 0)

  init(_ files: [String], isQuiet: Bool) {
    progress = Progress(ArchiveCommand.name, isQuiet: isQuiet)
    start = clock.now
    guard !isQuiet else { return }
    for file in files {
      var status = stat()
      guard file != "-", stat(file, &status) == 0 else { continue }
      sizes[file] = Int(status.st_size)
      all += Int(status.st_size)
    }
  }

  mutating func add(_ count: Int) { articles += count }

  /// A file was read to its end.
  mutating func pass(_ file: String) { passed += sizes[file] ?? 0 }

  mutating func clear() { progress.clear() }

  /// - Parameter reading: how much of the file that is read.
  mutating func show(reading: @autoclosure () -> Int) {
    let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
    let (articles, passed, all) = (articles, passed, all)
    progress.show {
      var text = "\(Progress.grouped(articles)) articles"
      if seconds > 0.1 { text += ", \(Progress.grouped(Int(Double(articles) / seconds)))/s" }
      guard all > 0 else { return text }
      let done = passed + reading()
      text += ", \(min(100, 100 * done / all)) %"
      if done > 0, seconds > 2 {
        text += ", \(Progress.duration(seconds * Double(max(0, all - done)) / Double(done))) left"
      }
      return text
    }
  }
}
