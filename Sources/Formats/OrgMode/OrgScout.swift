/// Finds where the objects of org-mode end that begin at some place of a text.
struct OrgScout {
  private let bytes: [UInt8]
  /// Nothing is looked for behind it.
  var end = 0 {
    didSet { (closings, brackets) = ([:], nil) }
  }
  /// The next places of what ends something, each looked for once; the end where there is none.
  private var closings: [String: Int] = [:]
  /// The closing brackets by their opening ones.
  private var brackets: [Int: Int]?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func isAt(_ words: StaticString, _ place: Int, before end: Int) -> Bool {
    guard place + words.utf8CodeUnitCount <= end else { return false }
    return (0..<words.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == words.utf8Start[$0] }
  }

  private mutating func next(_ words: String, from place: Int) -> Int? {
    if let known = closings[words], known >= place { return known < end ? known : nil }
    let needle = Array(words.utf8)
    var i = place
    while i + needle.count <= end, !bytes[i..<i + needle.count].elementsEqual(needle) { i += 1 }
    closings[words] = i + needle.count <= end ? i : Int.max
    return i + needle.count <= end ? i : nil
  }

  private func behind(_ place: Int, before end: Int, while isWanted: (UInt8) -> Bool) -> Int {
    var i = place
    while i < end, isWanted(bytes[i]) { i += 1 }
    return i
  }

  // MARK: Links

  /// `[[path][words]]`, `[[path]]`, and the byte behind it.
  mutating func link(at place: Int, before end: Int) -> (path: TextRange, words: TextRange?, next: Int)? {
    guard isAt("[[", place, before: end) else { return nil }
    var i = place + 2
    while i < end, bytes[i] != UInt8(ascii: "["), bytes[i] != UInt8(ascii: "]") {
      // Brackets of a path are written with a backslash.
      i += bytes[i] == UInt8(ascii: "\\") && i + 1 < end && "[]\\".utf8.contains(bytes[i + 1]) ? 2 : 1
    }
    let path = TextRange(place + 2, i)
    guard !path.isEmpty else { return nil }
    if isAt("]]", i, before: end) { return (path, nil, i + 2) }
    guard isAt("][", i, before: end), let close = next("]]", from: i + 3), close + 2 <= end else { return nil }
    return (path, TextRange(i + 2, close), close + 2)
  }

  private static let pictures = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "tif", "tiff", "heic", "bmp"]

  /// Whether a link without words shows a picture in its place.
  static func isPicture(_ path: ArraySlice<UInt8>) -> Bool {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return pictures.contains(String(decoding: path[(dot + 1)...], as: UTF8.self).lowercased())
  }

  /// `<https://example.org>`: the address alone.
  func angleLink(at place: Int, before end: Int) -> TextRange? {
    guard place + 1 < end, OrgScanner.isLetter(bytes[place + 1]) else { return nil }
    let scheme = behind(place + 1, before: end) { OrgScanner.isLetter($0) || OrgScanner.isDigit($0) }
    guard scheme < end, bytes[scheme] == UInt8(ascii: ":") else { return nil }
    let close = behind(scheme, before: end) { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    guard close > scheme + 1, isAt(">", close, before: end) else { return nil }
    return TextRange(place + 1, close)
  }

  private static let schemes = ["https", "http", "ftp", "file"]

  /// The address whose colon stands at a place.
  func address(around colon: Int, notBefore first: Int, before end: Int) -> TextRange? {
    guard isAt("://", colon, before: end) else { return nil }
    var start = colon
    while start > first, colon - start < 6, OrgScanner.isLetter(bytes[start - 1]) { start -= 1 }
    guard Self.schemes.contains(String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()) else { return nil }
    var i = colon + 3
    while i < end, bytes[i] > 0x20, !"[]<>\"".utf8.contains(bytes[i]), !isAt("@@", i, before: end) { i += 1 }
    return TextRange(start, i)
  }

  // MARK: What shows nothing; each gives the byte behind

  /// `@@html:<br>@@`, `@@comment:stet: rule@@`
  mutating func snippet(at place: Int, before end: Int) -> Int? {
    guard isAt("@@", place, before: end) else { return nil }
    let name = behind(place + 2, before: end) { OrgScanner.isName($0) && $0 < 0x80 }
    guard name > place + 2, isAt(":", name, before: end), let close = next("@@", from: name + 1), close + 2 <= end
    else {
      return nil
    }
    return close + 2
  }

  /// `{{{name(words)}}}`
  mutating func macro(at place: Int, before end: Int) -> Int? {
    guard isAt("{{{", place, before: end) else { return nil }
    let name = behind(place + 3, before: end, while: OrgScanner.isName)
    guard name > place + 3, isAt("(", name, before: end) || isAt("}}}", name, before: end),
      let close = next("}}}", from: name), close + 3 <= end
    else { return nil }
    return close + 3
  }

  /// `[fn:1]`, `[fn:1:words]`, `[fn::words]`: words of a footnote stand in no sentence of the text.
  mutating func footnote(at place: Int, before end: Int) -> Int? {
    guard isAt("[fn:", place, before: end) else { return nil }
    let label = behind(place + 4, before: end, while: OrgScanner.isName)
    if label > place + 4, isAt("]", label, before: end) { return label + 1 }
    guard isAt(":", label, before: end), let close = closingBracket(of: place), close < end else { return nil }
    return close + 1
  }

  private mutating func closingBracket(of place: Int) -> Int? {
    if let brackets { return brackets[place] }
    var (found, open): ([Int: Int], [Int]) = ([:], [])
    for i in place..<end {
      if bytes[i] == UInt8(ascii: "[") { open.append(i) }
      if bytes[i] == UInt8(ascii: "]"), let start = open.popLast() { found[start] = i }
    }
    brackets = found
    return found[place]
  }

  /// `<<place>>`
  func target(at place: Int, before end: Int) -> Int? {
    guard isAt("<<", place, before: end), let words = target(from: place + 2, before: end) else { return nil }
    return isAt(">>", words.end, before: end) ? words.end + 2 : nil
  }

  /// `<<<words>>>`, which other places of the text lead to: the words.
  func radioTarget(at place: Int, before end: Int) -> TextRange? {
    guard isAt("<<<", place, before: end), let words = target(from: place + 3, before: end) else { return nil }
    return isAt(">>>", words.end, before: end) ? words : nil
  }

  private func target(from start: Int, before end: Int) -> TextRange? {
    let close = behind(start, before: end) { !"<>\n\r".utf8.contains($0) }
    guard close > start, bytes[start] > 0x20, bytes[close - 1] > 0x20 else { return nil }
    return TextRange(start, close)
  }
}
