import Foundation

/// Ends a program that hangs, so that a test fails instead of waiting for ever: one that works without end by the
/// processor's time it has used, which no other program on the machine can use up, and one that waits without end after
/// a quarter of an hour.
package final class Watchdog: @unchecked Sendable {
  // Set up by one thread and only ever cancelled afterwards.
  private let timer: any DispatchSourceTimer

  /// - Parameters:
  ///   - process: may be started later; one that has ended is left alone.
  ///   - seconds: of the processor; four times what the longest of our programs takes in a debug build.
  package init(_ process: Process, seconds: Double = 120) {
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: 1)
    var looks = 0
    timer.setEventHandler {
      guard process.isRunning else { return }
      let number = process.processIdentifier
      looks += 1
      if looks > 900 || Self.processorSeconds(of: number) > seconds { kill(number, SIGKILL) }
    }
    timer.resume()
  }

  package func end() { timer.cancel() }

  /// What a process and its children that have ended have used; 0 for none.
  private static func processorSeconds(of number: pid_t) -> Double {
    guard let line = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
      // The name of the program may hold anything, and ends with the last parenthesis.
      let name = line.lastIndex(of: ")")
    else { return 0 }
    let fields = line[line.index(after: name)...].split(separator: " ")
    guard fields.count > 14 else { return 0 }
    // utime, stime, cutime, cstime
    let ticks = fields[11...14].compactMap { Double($0) }.reduce(0, +)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
