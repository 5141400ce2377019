/// The features of a run of tokens: for each token the same number of hashes, one a template.
///
/// A feature is its template and what the template saw, mixed into 64 bits. Two features that meet share a weight; with
/// 64 bits none do in practice, and a model keeps 16 bits of each to know its own. They are hashed whenever they are asked
/// for: those of one token take half a kilobyte.
package struct FeatureRows {
  /// Templates, the same for every token.
  package let width: Int
  /// Tokens.
  package let count: Int
  private let fill: (Int, inout FeatureSink) -> Void

  /// - Parameter fill: adds `width` features for the token it is given.
  init(width: Int, tokens: Int, fill: @escaping (Int, inout FeatureSink) -> Void) {
    (self.width, count, self.fill) = (width, tokens, fill)
  }

  /// Those of all tokens.
  package var hashes: [UInt64] {
    [UInt64](unsafeUninitializedCapacity: width * count) { buffer, initialised in
      for token in 0..<count { write(token, to: buffer.baseAddress! + token * width) }
      initialised = width * count
    }
  }

  /// Writes those of one token, `width` of them.
  @inline(__always)
  func write(_ token: Int, to start: UnsafeMutablePointer<UInt64>) {
    var sink = FeatureSink(next: start)
    fill(token, &sink)
    precondition(sink.next == start + width, "width is the number of templates")
  }
}

/// Takes the features of one token. Templates are numbered by the order in which they are added.
struct FeatureSink {
  fileprivate(set) var next: UnsafeMutablePointer<UInt64>
  private var template: UInt64 = 0
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  fileprivate init(next: UnsafeMutablePointer<UInt64>) { self.next = next }

  @inline(__always)
  mutating func add(_ value: UInt64) {
    template &+= Self.step
    var hash = (value ^ template) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 29)) &* 0x94D0_49BB_1331_11EB
    next.pointee = hash ^ (hash >> 32)
    next += 1
  }

  /// Several values of one template, as many as there is room for.
  mutating func add(bag values: some Collection<UInt64>, room: Int) {
    for value in values.prefix(room) {
      add(value)
      template &-= Self.step
    }
    template &+= Self.step
    skip(room - min(room, values.count))
  }

  /// Leaves so many features empty.
  mutating func skip(_ count: Int) {
    next.update(repeating: 0, count: count)
    next += count
  }

  @inline(__always)
  mutating func add(_ a: UInt64, _ b: UInt64) { add(a &* 0xFF51_AFD7_ED55_8CCD &+ (b ^ (b >> 31)) &* 31) }

  @inline(__always)
  mutating func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) { add(a &* 0xFF51_AFD7_ED55_8CCD &+ b, c) }
}
