/// Numbers as people are told them.
package enum NumberText {
  /// "1,234,500", "0.25", "16"
  package static func plain(_ value: Double) -> String {
    let isNegative = value < 0
    let value = abs(value)
    guard value < 1e15 else { return isNegative ? "a huge loss" : "more than can be counted" }
    // No digit behind the fourth: what is told is what was read, or a share.
    let scaled = (value * 10_000).rounded()
    let whole = Int(scaled / 10_000)
    var parts = String(Int(scaled) - whole * 10_000)
    parts = String(repeating: "0", count: 4 - parts.count) + parts
    while parts.hasSuffix("0") { parts.removeLast() }
    var digits = ""
    for (number, digit) in String(whole).reversed().enumerated() {
      if number > 0, number.isMultiple(of: 3) { digits = "," + digits }
      digits = String(digit) + digits
    }
    return (isNegative ? "-" : "") + digits + (parts.isEmpty ? "" : "." + parts)
  }

  /// With so many digits that count.
  package static func rounded(_ value: Double, digits: Int) -> String {
    guard value != 0, value.isFinite else { return "0" }
    // The number as so many digits before the point, and how often it was divided or multiplied by ten for that.
    var (scaled, unit) = (abs(value), 1.0)
    var largest = 1.0
    for _ in 0..<digits { largest *= 10 }
    while scaled.rounded() >= largest, unit < 1e15 { (scaled, unit) = (scaled / 10, unit * 10) }
    if unit > 1 { return plain((value / unit).rounded() * unit) }
    while (scaled * 10).rounded() < largest, unit < 1e15 { (scaled, unit) = (scaled * 10, unit * 10) }
    return plain((value * unit).rounded() / unit)
  }

  /// How many digits of a number count: 2 of 1200.
  package static func digits(of value: Double) -> Int {
    let text = plain(abs(value)).filter(\.isNumber)
    let stripped = text.drop { $0 == "0" }
    let count = plain(value).contains(".") ? stripped.count : stripped.reversed().drop { $0 == "0" }.count
    return min(max(count, 1), 6)
  }
}
