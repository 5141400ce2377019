import Formats

/// Sixteen bytes that tell whether two articles are word for word the same, however their lines are broken.
///
/// Two 64-bit FNV-1a sums with different starts: chance does not make two articles of an archive equal, and nobody
/// gains by forging one on his own machine.
struct ContentHash: Equatable {
  let bytes: [UInt8]

  init(title: String, text: String) {
    var first: UInt64 = FNV.seed
    var second: UInt64 = 0x6C62_272E_07BB_0142
    func mix(_ byte: UInt8) {
      first = FNV.mixed(UInt64(byte), into: first)
      second = FNV.mixed(UInt64(byte &+ 0x5B), into: second)
      second ^= second >> 29
    }
    for var field in [title, text] {
      var pendingSpace = false
      var started = false
      field.withUTF8 { bytes in
        for byte in bytes {
          if byte == 0x20 || (0x09...0x0D).contains(byte) {
            pendingSpace = started
            continue
          }
          if pendingSpace { mix(0x20) }
          pendingSpace = false
          started = true
          mix(byte)
        }
      }
      // A byte that no UTF-8 text holds, so that a word cannot move from the title into the text unseen.
      mix(0xFF)
    }
    bytes = [first, second].flatMap { sum in (0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) } }
  }
}
