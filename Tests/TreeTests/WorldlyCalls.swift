import Foundation

/// One call of each kind that the engine and the tests have no use for, never made: what `WallTests` has to see.
func worldlyCalls() throws {
  _ = open("/dev/null", O_RDONLY)
  _ = fopen("/dev/null", "r")
  _ = getenv("HOME")
  _ = time(nil)
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  _ = ContinuousClock().now
  _ = (Date.now, Date())
  _ = Int.random(in: 0..<2)
  _ = FileManager.default.contents(atPath: "/dev/null")
  _ = try Data(contentsOf: URL(filePath: "/dev/null"))
  _ = ProcessInfo.processInfo.environment
}
