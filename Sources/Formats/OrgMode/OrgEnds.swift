/// Where the sections, blocks and drawers of a page end, found once for all of its lines.
struct OrgEnds {
  /// The lines that end blocks, by the names of these.
  private var blocks: [String: [Int]] = [:]
  private var drawers: [Int] = []
  private var headings: [Int] = []
  private let lineCount: Int

  init(_ lines: [OrgLine]) {
    lineCount = lines.count
    for (number, line) in lines.enumerated() {
      switch line.kind {
      case .end(let name): blocks[name, default: []].append(number)
      case .drawerEnd: drawers.append(number)
      case .heading: headings.append(number)
      default: break
      }
    }
  }

  /// The line of the next heading; the count of lines where there is none.
  func section(from line: Int) -> Int { Self.first(of: headings, behind: line) ?? lineCount }

  /// The line that ends a block; nil where a heading or the end of what stands around it comes first.
  func block(_ name: String, from line: Int, before limit: Int) -> Int? {
    Self.first(of: blocks[name] ?? [], behind: line).flatMap { $0 < limit ? $0 : nil }
  }

  func drawer(from line: Int, before limit: Int) -> Int? {
    Self.first(of: drawers, behind: line).flatMap { $0 < limit ? $0 : nil }
  }

  private static func first(of numbers: [Int], behind line: Int) -> Int? {
    let place = numbers.partitioningIndex { $0 > line }
    return place < numbers.count ? numbers[place] : nil
  }
}
