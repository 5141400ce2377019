import FoundationEssentials

/// How often the random tests try, and where they begin: `STET_ROUNDS=100000 STET_SEED=17` in the environment. A round is
/// known by its seed, so that one that failed is repeated by `STET_ROUNDS=1` and the seed that it names.
package enum RandomRounds {
  /// - Parameter usual: rounds where nobody says how many; a second or two of a debug build.
  package static func seeds(_ usual: Int) -> Range<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["STET_SEED"].flatMap(UInt64.init) ?? 1
    return first..<first + (environment["STET_ROUNDS"].flatMap(UInt64.init) ?? UInt64(usual))
  }

  /// The first rounds that fail, three at most, each in words with its seed.
  package static func failures(_ seeds: Range<UInt64>, _ problem: (UInt64) -> String?) -> [String] {
    var failures: [String] = []
    for seed in seeds {
      guard let problem = problem(seed) else { continue }
      failures.append("STET_ROUNDS=1 STET_SEED=\(seed): \(problem)")
      if failures.count == 3 { break }
    }
    return failures
  }
}
