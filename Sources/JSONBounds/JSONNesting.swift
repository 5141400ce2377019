/// How deep JSON is nested, told by its bytes: of pages, messages and settings.
package enum JSONNesting {
  /// JSONDecoder tries one type after the other for what has no fixed shape, and each failure costs the square of the depth.
  /// The deepest of 244 scripts of pages of news had 12 levels; the protocol's own messages stay under ten.
  package static let deepest = 32

  package static func isTooDeep(_ json: [UInt8]) -> Bool {
    var depth = 0
    var isInText = false
    var isEscaped = false
    for byte in json {
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > deepest { return true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return false
  }
}
