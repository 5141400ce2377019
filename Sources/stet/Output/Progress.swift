import FoundationEssentials
import Glibc

/// How far a long task has come: one line that changes on a terminal, else now and then a line of its own.
struct Progress {
  private let isQuiet: Bool
  static let isTerminal = isatty(STDERR_FILENO) == 1
  private let command: String
  private var last = Date.now
  private let start = Date.now
  private var isShown = false

  init(_ command: String, isQuiet: Bool) { (self.command, self.isQuiet) = (command, isQuiet) }

  /// Says it if it is time to say something again.
  ///
  /// - Parameter isLong: what begins now may take long: a terminal is told at once.
  mutating func show(isLong: Bool = false, _ sentence: () -> String) {
    guard !isQuiet else { return }
    let now = Date.now
    // What is over in a second says nothing.
    let isDue =
      Self.isTerminal
      ? isLong || now.timeIntervalSince(last) >= 0.5 && now.timeIntervalSince(start) >= 1
      : now.timeIntervalSince(last) >= 60
    guard isDue else { return }
    last = now
    if Self.isTerminal {
      Terminal.error("\r\u{1B}[K\(sentence())")
      isShown = true
    } else {
      Terminal.error("stet \(command): \(sentence())\n")
    }
  }

  /// Leaves the line to others.
  mutating func clear() {
    if isShown { Terminal.error("\r\u{1B}[K") }
    isShown = false
  }

  /// "3 h 5 min", "4 min", "20 s".
  static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(max(0, seconds), 1e7))
    if seconds >= 3600 { return "\(seconds / 3600) h \(seconds % 3600 / 60) min" }
    return seconds >= 60 ? "\(seconds / 60) min" : "\(seconds) s"
  }

  /// "12,345,678".
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
