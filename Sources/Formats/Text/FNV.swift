/// FNV-1a with 64 bits, by Fowler, Noll and Vo: one step for each byte, or for each hash of a word where a sequence of words
/// is hashed.
package enum FNV {
  package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inlinable
  package static func mixed(_ value: UInt64, into hash: UInt64) -> UInt64 { (hash ^ value) &* 0x0000_0100_0000_01B3 }
}
