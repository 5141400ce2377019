/// Finds the headline among the blocks of a page: the heading most like what the page says of itself.
struct HTMLHeadline {
  struct Candidate {
    /// The block's number.
    let block: Int
    /// Of the first level.
    let isFirst: Bool
    let isInArticle: Bool
  }

  /// The page's own words for its article, from its metadata.
  private let wanted: [Set<String>]
  private let outlet: Set<String>
  private let blocks: [Block]

  init(titles: [String], outlet: String?, blocks: [Block]) {
    wanted = titles.map(Self.words).filter { !$0.isEmpty }
    self.outlet = Self.words(outlet ?? "")
    self.blocks = blocks
  }

  /// - Parameter headings: in the order of the page.
  func choice(among headings: [Candidate]) -> Int? {
    let plain = first(among: headings)
    guard !wanted.isEmpty else { return plain }
    var best: (block: Int, worth: Double)?
    for heading in headings {
      let likeness = likeness(of: heading.block)
      guard likeness >= (heading.isFirst ? Self.alike : Self.surelyAlike) else { continue }
      let worth = likeness + (heading.isFirst ? 0.3 : 0) + (heading.isInArticle ? 0.1 : 0)
      if worth > best?.worth ?? 0 { best = (heading.block, worth) }
    }
    return best?.block ?? plain
  }

  /// A site may set its own name as a heading above that of the article.
  private func first(among headings: [Candidate]) -> Int? {
    let firsts = headings.filter { $0.isFirst && !isOutlet($0.block) }
    return (firsts.first(where: \.isInArticle) ?? firsts.first)?.block
  }

  /// Whether a heading is nothing but the name of the outlet.
  func isOutlet(_ block: Int) -> Bool { !outlet.isEmpty && words(of: block) == outlet }

  /// Twice what two have in common over what they have, from 0 to 1.
  private func likeness(of block: Int) -> Double {
    guard blocks[block].prose.bytes.count <= Self.longest else { return 0 }
    let words = words(of: block)
    return wanted.map { 2 * Double(words.intersection($0).count) / Double(words.count + $0.count) }.max() ?? 0
  }

  private func words(of block: Int) -> Set<String> {
    Self.words(String(decoding: blocks[block].prose.bytes, as: UTF8.self))
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static let alike = 0.5
  /// A heading of a lower level may be that of another article on the same subject.
  private static let surelyAlike = 0.7
  /// Bytes.
  private static let longest = 400
}
