extension KnownEntity {
  /// How likely a name without more means this entity rather than another that bears it: 0 unheard of … 255 known
  /// everywhere. By the number of Wikipedias with an article on it where the base says so, else by what it is.
  ///
  /// - Parameter least: Wikipedias that surely have one, as on whatever somebody has chosen by hand.
  func prominence(least: Double) -> UInt8 {
    let said = self[.sitelinks].flatMap { Int($0) }.map { Double(max(0, $0)) }
    return Self.scaled(max(least, said ?? likelySitelinks))
  }

  /// 300 Wikipedias have an article on the largest countries, 1 on a village.
  private static func scaled(_ sitelinks: Double) -> UInt8 {
    UInt8(min(255, 255 * log2OfOnePlus(sitelinks) / log2OfOnePlus(300)))
  }

  /// Without the C library: to a tenth is enough.
  private static func log2OfOnePlus(_ number: Double) -> Double {
    let value = number + 1
    return Double(value.exponent) + value.significand - 1
  }

  private var likelySitelinks: Double {
    let kind = self[.kind] ?? ""
    switch self.kind {
    case .person: return roles.map(Self.likelySitelinks).max() ?? 2
    case .place:
      if kind == "country" { return 250 }
      let people = self[.population].flatMap { Double($0) } ?? 0
      let isCapital = self[.description]?.hasPrefix("capital") == true
      return isCapital ? 120 : min(100, people > 0 ? 4 + people / 40_000 : 5)
    case .organization: return kind == "international organization" ? 20 : 4
    case .event, .work, .other: return 3
    }
  }

  private static func likelySitelinks(_ role: Role) -> Double {
    let title = role.title.lowercased()
    if title.hasPrefix("president of") || title.hasPrefix("prime minister") || title.hasPrefix("chancellor of") {
      return role.to == nil ? 90 : 50
    }
    if title.contains("foreign minister") || title.contains("minister of foreign affairs") {
      return role.to == nil ? 30 : 10
    }
    if title.contains("minister") { return role.to == nil ? 10 : 5 }
    return role.to == nil ? 5 : 3
  }
}
