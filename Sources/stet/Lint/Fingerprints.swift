import Formats
import Rules

/// Numbers by which a service knows a finding again when the lines have moved: of the file, the rule and the words, and how
/// many of these came before in the file.
struct Fingerprints {
  private var seen: [UInt64: Int] = [:]

  /// 16 digits; asked for in the order of the text.
  mutating func next(_ finding: Finding, in checked: CheckedFile) -> String {
    let words = IgnoreList.Entry(for: finding, in: checked.article).text
    var hash = FNV.seed
    for part in [checked.name, finding.rule, words] {
      for byte in part.utf8 { hash = FNV.mixed(UInt64(byte), into: hash) }
      hash = FNV.mixed(0xFF, into: hash)
    }
    let number = seen[hash, default: 0]
    seen[hash] = number + 1
    let digits = String(FNV.mixed(UInt64(number), into: hash), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
