/// A token as the encoder reads it: its text cut at marks and folded, and how it is written.
///
/// Folded as the encoder's vocabulary is: lower case, letters without their accents, straight quotation marks. What that
/// loses of capitals is told by `shape`.
package struct EncoderWord: Sendable {
  /// How a word is written.
  package enum Shape: UInt8, CaseIterable, Sendable { case plain, capitalised, allCapitals, mixed, number, mark }

  /// Runs of letters and digits, and single marks; one at least.
  package private(set) var runs: [[UInt8]] = []
  package let shape: Shape

  package init(_ token: Token, of prose: [UInt8]) {
    let bytes = prose[token.range.start..<token.range.end]
    shape = Self.shape(of: token, bytes)
    var run: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      for folded in Self.folded(scalar) {
        let letters = Array(String(folded).utf8)
        if folded.properties.isAlphabetic || folded.properties.numericType != nil {
          run += letters
          continue
        }
        if !run.isEmpty { runs.append(run) }
        run = []
        if folded.value > 0x20, !folded.properties.isWhitespace { runs.append(letters) }
      }
    }
    if !run.isEmpty { runs.append(run) }
    if runs.isEmpty { runs = [[0x2E]] }
  }

  private static func shape(of token: Token, _ bytes: ArraySlice<UInt8>) -> Shape {
    switch token.kind {
    case .number: .number
    case .word:
      if token.isAllCapitals {
        .allCapitals
      } else if token.isCapitalised {
        bytes.dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A } ? .mixed : .capitalised
      } else {
        bytes.contains { $0 >= 0x41 && $0 <= 0x5A } ? .mixed : .plain
      }
    default: .mark
    }
  }

  /// The standard library has no decomposition; a letter's own name tells what it is without its accent ("LATIN SMALL
  /// LETTER E WITH ACUTE").
  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}": return ["'"]
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}": return ["\""]
    default: break
    }
    if scalar.isASCII { return Array(scalar.properties.lowercaseMapping.unicodeScalars) }
    return scalar.properties.lowercaseMapping.unicodeScalars.compactMap { lower in
      if lower.properties.generalCategory == .nonspacingMark { return nil }
      let prefix = "LATIN SMALL LETTER "
      guard !lower.isASCII, let name = lower.properties.name, name.hasPrefix(prefix) else { return lower }
      let rest = name.dropFirst(prefix.count)
      guard rest.count > 1, rest.dropFirst().hasPrefix(" WITH "), let letter = rest.unicodeScalars.first else {
        return lower
      }
      return Unicode.Scalar(letter.value | 0x20)
    }
  }
}
