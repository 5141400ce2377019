import Glibc

/// Finds the markup that would cost cmark-gfm more than a page of its length may cost. It is read as the characters that it
/// is made of.
///
/// The library as Debian 12 has it, 0.29.0.gfm.6, is older than the fixes of 2023: rows filled up to the columns of their table
/// (CVE-2023-37463), nested quotations and lists gone through for every line (CVE-2023-24824), an unclosed `<?` looked for
/// to the end of its paragraph each time (CVE-2023-22484). The addresses of links are copied for every use in any version.
struct MarkdownBudget {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Quotations and lists inside each other: mail that was answered for a year has some twenty.
  private static let deepest = 64
  /// The bars of one line, so a cell more. A spreadsheet of people has less than half as many columns.
  private static let mostBars = 512
  /// Cells that are missing in the rows of all tables: so many, and one for each two bytes of the page. A cell takes some 300
  /// bytes of memory.
  private static let missingCells = 10_000
  /// Openings of a paragraph (`<?`, `<!`) that nothing closes.
  private static let unclosed = 50
  /// The at signs of a paragraph, each of which may make an address of mail a link: the library keeps a copy of what follows
  /// until the paragraph is read.
  private static let mostMail = 100
  /// Bytes that the addresses of links may take, all uses together: so many, and as much again as the page has. What passes is
  /// told from above: by the longest address and all brackets.
  private static let copiedBytes = 1 << 20
  /// Bytes of a definition that are no matter however often they are used: an opening bracket and its node cost as much.
  private static let shortDefinition = 256

  private let bytes: Bytes
  private var excess: [Int] = []

  /// The table that the lines belong to.
  private var columns = 0
  private var delimiters = TextRange(0, 0)
  private var missingInTable = 0
  private var missing = 0

  private var brackets = 0
  private var definitions: [(colon: Int, length: Int)] = []

  /// Of the paragraph.
  private var openings: [Int] = []
  private var mail = 0

  /// The bytes that are not to be read as markup; none of a normal page.
  static func excess(in bytes: Bytes, from start: Int) -> [Int] {
    var budget = MarkdownBudget(bytes: bytes)
    budget.read(from: start)
    return budget.excess
  }

  private init(bytes: Bytes) { self.bytes = bytes }

  private mutating func read(from start: Int) {
    var lineStart = start
    while lineStart < bytes.count {
      let found = memchr(bytes.baseAddress! + lineStart, 0x0A, bytes.count - lineStart)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes.baseAddress!) } ?? bytes.count
      read(TextRange(lineStart, end))
      lineStart = end + 1
    }
    closeParagraph(at: bytes.count)
    limitAddresses()
  }

  private mutating func read(_ line: TextRange) {
    let text = prefixEnd(of: line)
    guard text < line.end else {
      closeParagraph(at: line.start)
      columns = 0
      return
    }
    var bars = 0
    var mayDelimit = true
    var i = line.start
    while i < line.end {
      let byte = bytes[i]
      // Nearly all of a page, and most of the time.
      if byte >= 0x61 && byte <= 0x7A {
        if i >= text { mayDelimit = false }
        i += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "|"):
        bars += 1
        if bars > Self.mostBars { excess.append(i) }
      case UInt8(ascii: "@"):
        (mail, mayDelimit) = (mail + 1, mayDelimit && i < text)
        if mail > Self.mostMail { excess.append(i) }
      case UInt8(ascii: "["): (brackets, mayDelimit) = (brackets + 1, false)
      case UInt8(ascii: "]"):
        mayDelimit = false
        if i + 1 < line.end, bytes[i + 1] == UInt8(ascii: ":") { define(at: i + 1) }
      case UInt8(ascii: "<"):
        mayDelimit = false
        // At the start of a line it may begin a block of its own, which is read once.
        if i > text, i + 1 < line.end, bytes[i + 1] == UInt8(ascii: "?") || bytes[i + 1] == UInt8(ascii: "!") {
          openings.append(i)
        }
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09, 0x0D: break
      default: mayDelimit = mayDelimit && i < text
      }
      i += 1
    }
    readRow(line, bars: min(bars, Self.mostBars), mayDelimit: mayDelimit)
  }

  // MARK: Quotations and lists

  /// Where the text of a line begins, behind the marks of quotations and list items.
  private mutating func prefixEnd(of line: TextRange) -> Int {
    var depth = 0
    var i = line.start
    while i < line.end {
      let mark = i
      switch bytes[i] {
      case 0x20, 0x09, 0x0D:
        i += 1
        continue
      case UInt8(ascii: ">"): i += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard i + 1 == line.end || bytes[i + 1] <= 0x20 else { return i }
        i += 1
      case 0x30...0x39:
        while i < line.end, i - mark < 10, bytes[i] >= 0x30, bytes[i] <= 0x39 { i += 1 }
        guard i < line.end, bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ")"),
          i + 1 == line.end || bytes[i + 1] <= 0x20
        else { return mark }
        i += 1
      default: return i
      }
      depth += 1
      guard depth <= Self.deepest else {
        if !isRule(line) { excess.append(i - 1) }
        return mark
      }
    }
    // Marks of items alone are no blank line.
    return depth > 0 && bytes[line.start..<line.end].contains { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      ? line.start : line.end
  }

  /// Whether a line is one mark again and again, a thematic break.
  private func isRule(_ line: TextRange) -> Bool {
    guard let mark = bytes[line.start..<line.end].first(where: { $0 > 0x20 }) else { return false }
    return mark != UInt8(ascii: ">") && bytes[line.start..<line.end].allSatisfy { $0 <= 0x20 || $0 == mark }
  }

  // MARK: Tables

  private mutating func readRow(_ line: TextRange, bars: Int, mayDelimit: Bool) {
    if columns == 0 {
      guard mayDelimit, bars > 1 else { return }
      (columns, delimiters, missingInTable) = (bars + 1, line, 0)
      return
    }
    missingInTable += max(0, columns - bars - 2)
    guard missing + missingInTable > Self.missingCells + bytes.count / 2 else { return }
    // The lines above are a paragraph then, and cost nothing.
    missingInTable = 0
    columns = 0
    for i in delimiters.start..<delimiters.end where bytes[i] == UInt8(ascii: "|") { excess.append(i) }
  }

  // MARK: Paragraphs

  private mutating func closeParagraph(at end: Int) {
    missing += missingInTable
    missingInTable = 0
    endDefinition(at: end)
    mail = 0
    defer { openings = [] }
    guard openings.count > Self.unclosed, let first = openings.first else { return }
    // Behind the last ">" of the paragraph nothing can close; before it each opening ends at the first one that fits.
    var closings: [UInt8: Int] = [:]
    for i in first..<end where bytes[i] == UInt8(ascii: ">") {
      for before in [UInt8(ascii: "?"), UInt8(ascii: "]"), UInt8(ascii: "-")] where bytes[i - 1] == before {
        closings[before] = i
      }
      closings[0] = i
    }
    for opening in openings {
      let next = opening + 2 < end ? bytes[opening + 2] : 0
      let closing: UInt8 =
        bytes[opening + 1] == UInt8(ascii: "?")
        ? UInt8(ascii: "?") : next == UInt8(ascii: "[") ? UInt8(ascii: "]") : next == UInt8(ascii: "-") ? next : 0
      if closings[closing] ?? 0 < opening { excess.append(opening) }
    }
  }

  // MARK: Addresses of links

  /// Notes what may be the address of many links, up to the next one or the end of the paragraph.
  private mutating func define(at colon: Int) {
    endDefinition(at: colon)
    definitions.append((colon, 0))
  }

  private mutating func endDefinition(at place: Int) {
    guard let last = definitions.last, last.length == 0 else { return }
    definitions[definitions.count - 1].length = place - last.colon
  }

  private mutating func limitAddresses() {
    endDefinition(at: bytes.count)
    let longest = definitions.map(\.length).max() ?? 0
    guard longest > Self.shortDefinition, brackets * longest > Self.copiedBytes + bytes.count else { return }
    excess += definitions.filter { $0.length > Self.shortDefinition }.map(\.colon)
  }
}
