/// Lines that are passed over: the first of them in words, all of them counted.
struct LineProblems {
  private(set) var count = 0
  private let command: String

  init(_ command: String = "entities") { self.command = command }

  /// - Parameter clear: takes away whatever stands on the terminal's last line.
  mutating func add(_ sentence: String, clear: () -> Void = {}) {
    count += 1
    guard count <= 21 else { return }
    clear()
    Terminal.error("stet \(command): \(count == 21 ? "more such lines are counted only" : printable(sentence))\n")
  }
}
