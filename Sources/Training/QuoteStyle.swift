/// Another house's quotation marks, so that a model learns from one house's pages to read all.
enum QuoteStyle: CaseIterable {
  case straight
  case curly
  case single
  case guillemets
  /// As machine translation and bad conversions leave them: closed by another mark, or by none.
  case unbalanced

  /// The text with its double quotation marks rewritten, scalar for scalar, so that offsets stay.
  func rewritten(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isOpen = false
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" { isOpen = false }
      guard scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" else {
        out.append(scalar)
        continue
      }
      let opens = scalar == "\u{201C}" || scalar == "\"" && !isOpen
      isOpen = opens
      if opens { count += 1 }
      out.append(mark(opens: opens, count))
    }
    return String(out)
  }

  private func mark(opens: Bool, _ count: Int) -> Unicode.Scalar {
    switch self {
    case .straight: "\""
    case .curly: opens ? "\u{201C}" : "\u{201D}"
    case .single: count.isMultiple(of: 2) ? "'" : opens ? "\u{2018}" : "\u{2019}"
    case .guillemets: opens ? "\u{AB}" : "\u{BB}"
    case .unbalanced: opens ? (count.isMultiple(of: 2) ? "\"" : "\u{201C}") : (count.isMultiple(of: 3) ? "'" : "\"")
    }
  }
}
