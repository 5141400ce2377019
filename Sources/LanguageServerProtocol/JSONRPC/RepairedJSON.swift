/// JSON with U+FFFD in place of what is not Unicode: half a surrogate pair (`\ud83d` alone), or bytes that are not UTF-8.
///
/// Editors send such text when a buffer holds it, and a decoder rejects the whole message for it.
package enum RepairedJSON {
  /// The repaired bytes, nil when there is nothing to repair.
  package static func of(_ json: [UInt8]) -> [UInt8]? {
    var repaired = json
    let changed = replaceLoneSurrogates(&repaired)
    if String(validating: repaired, as: UTF8.self) == nil {
      return Array(String(decoding: repaired, as: UTF8.self).utf8)
    }
    return changed ? repaired : nil
  }

  /// Backslashes stand only inside strings, so strings need not be told from the rest.
  private static func replaceLoneSurrogates(_ json: inout [UInt8]) -> Bool {
    var changed = false
    var at = 0
    while at < json.count {
      guard json[at] == backslash else {
        at += 1
        continue
      }
      guard let unit = escapedUnit(json, at) else {
        // Steps over an escaped backslash as a whole: `\\ud83d` is a backslash and five letters.
        at += 2
        continue
      }
      if (0xD800...0xDBFF).contains(unit), let next = escapedUnit(json, at + 6), (0xDC00...0xDFFF).contains(next) {
        at += 12
        continue
      }
      if (0xD800...0xDFFF).contains(unit) {
        json.replaceSubrange(at + 2..<at + 6, with: "fffd".utf8)
        changed = true
      }
      at += 6
    }
    return changed
  }

  /// The UTF-16 unit of the escape `\uXXXX` that begins at an index, nil if none does.
  private static func escapedUnit(_ json: [UInt8], _ at: Int) -> UInt16? {
    guard at + 6 <= json.count, json[at] == backslash, json[at + 1] == 0x75 else { return nil }
    var unit: UInt16 = 0
    for byte in json[at + 2..<at + 6] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
      case 0x41...0x46: unit = unit << 4 | UInt16(byte - 0x37)
      case 0x61...0x66: unit = unit << 4 | UInt16(byte - 0x57)
      default: return nil
      }
    }
    return unit
  }

  private static let backslash: UInt8 = 0x5C
}
