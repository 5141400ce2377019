extension String {
  /// The text on one line: control characters, line ends and bidirectional overrides become spaces.
  package var onOneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars { line.append(scalar.isControl ? " " : scalar) }
    return String(line)
  }

  /// Its words with a space between them; nil for none.
  var collapsed: String? {
    let words = utf8.split { $0 <= 0x20 }
    return words.isEmpty ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Moves the cursor, ends a line or turns the order of what is read.
  package var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
