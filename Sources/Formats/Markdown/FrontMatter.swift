/// The header of a Markdown file that its publishing system reads and its reader never sees.
///
///     ---
///     title: The bridge
///     author: Ann Example
///     ---
///
/// Only plain and quoted scalars and short lists of them are understood; anything else is stepped over.
struct FrontMatter {
  /// Bytes from the start of the text to the first byte of the article: a byte order mark and the front matter.
  let length: Int
  let metadata: Page.Metadata

  init(_ source: SourceText) {
    let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let fence = Fence(source.line(0, from: mark)), let close = fence.closingLine(in: source) else {
      length = mark
      metadata = Page.Metadata()
      return
    }
    length = source.lineWithEnd(close).end
    metadata = Self.metadata(of: (1..<close).map { source[source.line($0)] }, fence: fence)
  }

  private enum Fence {
    case yaml
    case toml

    init?(_ line: ArraySlice<UInt8>) {
      switch line.trimmed {
      case let line where line.elementsEqual("---".utf8): self = .yaml
      case let line where line.elementsEqual("+++".utf8): self = .toml
      default: return nil
      }
    }

    /// The line that closes the front matter; nil where the opening fence is a mere rule across the page.
    func closingLine(in source: SourceText) -> Int? {
      var hasKey = false
      for number in 1..<max(1, source.lineCount) {
        let line = source.bytes[source.line(number)].trimmed
        if isClosing(line) { return number }
        guard !hasKey, let first = line.first, first != UInt8(ascii: "#") else { continue }
        guard line.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }), isKeyStart(first) else {
          return nil
        }
        hasKey = true
      }
      return nil
    }

    private func isClosing(_ line: ArraySlice<UInt8>) -> Bool {
      switch self {
      case .yaml: line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8)
      case .toml: line.elementsEqual("+++".utf8)
      }
    }

    private func isKeyStart(_ byte: UInt8) -> Bool {
      byte > 0x7F || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        || [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "_")].contains(byte)
    }

    var separator: Character { self == .yaml ? ":" : "=" }
  }

  private static func metadata(of lines: [String], fence: Fence) -> Page.Metadata {
    var metadata = Page.Metadata()
    var listedAuthors: [String] = []
    var isListingAuthors = false
    for line in lines {
      let text = line.trimmed
      if isListingAuthors, text.hasPrefix("- ") {
        listedAuthors += [scalar(String(text.dropFirst(2)))]
        continue
      }
      isListingAuthors = false
      // An indented key belongs to some other key.
      guard let first = line.first, first != " ", first != "\t", let cut = line.firstIndex(of: fence.separator) else {
        continue
      }
      let key = unquoted(line[..<cut].trimmed).lowercased()
      let value = values(line[line.index(after: cut)...].trimmed).joined(separator: ", ")
      if value.isEmpty {
        isListingAuthors = authorKeys.contains(key)
      } else {
        store(value, under: key, in: &metadata)
      }
    }
    if metadata.author == nil, !listedAuthors.isEmpty { metadata.author = listedAuthors.joined(separator: ", ") }
    return metadata
  }

  private static let authorKeys: Set<String> = ["author", "authors", "byline", "by"]

  private static func store(_ value: String, under key: String, in metadata: inout Page.Metadata) {
    switch key {
    case "title", "headline": metadata.title = metadata.title ?? value
    case _ where authorKeys.contains(key): metadata.author = metadata.author ?? value
    case "date", "published", "published_at", "publishdate", "pubdate": metadata.date = metadata.date ?? value
    case "url", "canonical", "canonical_url", "canonicalurl": metadata.url = metadata.url ?? value
    case "source", "outlet", "publication", "publisher": metadata.outlet = metadata.outlet ?? value
    default: break
    }
  }

  /// One scalar, or the scalars of a list in brackets.
  private static func values(_ text: String) -> [String] {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [scalar(text)].filter { !$0.isEmpty } }
    return text.dropFirst().dropLast().split(separator: ",").map { scalar($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func scalar(_ text: String) -> String {
    let text = text.trimmed
    if let quote = text.first, quote == "\"" || quote == "'" { return unquoted(text) }
    // Block scalars, anchors and nested maps are beyond this reader, and a wrong title is worse than none.
    if let first = text.first, "|>&*{!".contains(first) { return "" }
    var previous: Character = " "
    for index in text.indices {
      if text[index] == "#", previous == " " { return text[..<index].trimmed }
      previous = text[index]
    }
    return text
  }

  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
    var result = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == "\\", quote == "\"", let next = rest.popFirst() {
        result.append(next == "n" || next == "t" ? " " : next)
      } else if character == quote {
        // YAML writes an apostrophe inside apostrophes twice.
        guard quote == "'", rest.first == "'" else { break }
        result.append(rest.removeFirst())
      } else {
        result.append(character)
      }
    }
    return result
  }
}

extension SourceText {
  /// A line's bytes without its line end, from some byte on.
  fileprivate func line(_ number: Int, from start: Int) -> ArraySlice<UInt8> {
    let range = line(number)
    return bytes[min(start, range.end)..<range.end]
  }
}

extension [UInt8] {
  fileprivate subscript(_ range: TextRange) -> ArraySlice<UInt8> { self[range.start..<range.end] }
}

extension ArraySlice<UInt8> {
  /// Without the white space behind it; a fence may not be indented.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    var rest = self[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
