/// File paths as `file:` addresses and back.
package enum FileAddress {
  package static func encoded(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      let isPlain =
        byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
        || [0x2D, 0x2E, 0x2F, 0x5F, 0x7E].contains(byte)
      if isPlain {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return encoded
  }

  /// The path of a `file:` address; nil for any other, and for one with a zero byte: the system reads a path up to there,
  /// and takes another file than the one that was named.
  package static func path(of uri: String) -> String? {
    // A scheme is the same in capitals, and a host may be left out with its slashes: `file:/desk/story.txt`.
    guard uri.utf8.prefix(6).elementsEqual("file:/".utf8, by: { $0 | 0x20 == $1 | 0x20 }) else { return nil }
    let rest = uri.utf8.dropFirst(uri.utf8.dropFirst(6).first == UInt8(ascii: "/") ? 7 : 5)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var bytes: [UInt8] = []
    var iterator = rest[slash...].makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = iterator.next(), let low = iterator.next(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
