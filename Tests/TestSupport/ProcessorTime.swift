import Glibc

/// The processor's time that some work takes on this thread. What else runs on the machine does not count, so a test may
/// expect something of it.
package func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try work()
  return threadTime() - start
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// How the time of some work grows with its size: 1 where it grows as the size does, `long / short` where it grows with the
/// square of it, less where much of it is the same for every size. The better of two runs for each, since caches and a
/// neighbour on the same core make the same work slower by half.
///
/// - Parameter work: does the work in a size.
package func growth(from short: Int, to long: Int, of work: (Int) throws -> Void) rethrows -> Double {
  func best(_ size: Int) throws -> Duration {
    let first = try processorTime { try work(size) }
    return min(first, try processorTime { try work(size) })
  }
  // Below a millisecond the clock and the first touch of memory are all there is to measure.
  let (shortTime, longTime) = (max(try best(short), .milliseconds(1)), try best(long))
  return longTime / shortTime / (Double(long) / Double(short))
}
