import Presentation
import Rules

/// What many articles rest on: how many of their claims on whom, on how many sources each, what the rules find. Counted as the
/// worksheet of each article counts.
struct FolderReport: Sendable {
  /// One article, as far as it is counted.
  struct Row: Sendable {
    let file: String
    let title: String?
    let outlet: String?
    /// Of the page, `yyyy-mm-dd`.
    let date: String?
    let claims: Claims
    /// People and bodies that are named for a claim.
    let sources: Int
    /// By rule.
    let findings: [String: Int]

    init(_ checked: CheckedFile, _ sheet: Worksheet) {
      file = checked.name
      outlet = checked.article.page.outlet
      (title, date) = (sheet.title, sheet.date)
      claims = Claims(sheet.claims)
      sources = sheet.shares.count { $0.support == .named }
      findings = checked.findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    }
  }

  /// How many claims there are of each support.
  struct Claims: Sendable, Equatable {
    private(set) var counts: [Worksheet.Support: Int]

    init(_ counts: [Worksheet.Support: Int] = [:]) { self.counts = counts }

    var all: Int { counts.values.reduce(0, +) }
    subscript(support: Worksheet.Support) -> Int { counts[support] ?? 0 }
    static func += (sum: inout Claims, more: Claims) { sum.counts.merge(more.counts, uniquingKeysWith: +) }
  }

  /// The articles of an outlet or of a folder.
  struct Group: Sendable {
    /// Nil for articles that name no outlet.
    let name: String?
    fileprivate(set) var articles = 0
    fileprivate(set) var claims = Claims()
    /// How many articles name so many sources, by `FolderReport.sourceCounts`.
    fileprivate(set) var sources = [Int](repeating: 0, count: FolderReport.sourceCounts.count)
    fileprivate(set) var findings: [String: Int] = [:]

    fileprivate mutating func add(_ row: Row) {
      articles += 1
      claims += row.claims
      sources[FolderReport.sourceCounts.lastIndex { $0 <= row.sources }!] += 1
      findings.merge(row.findings, uniquingKeysWith: +)
    }
  }

  struct RuleCount: Sendable {
    let rule: String
    fileprivate(set) var findings = 0
    fileprivate(set) var articles = 0
  }

  /// What articles are put together by.
  enum Grouping: String, CaseIterable, Sendable {
    case folder, outlet

    fileprivate func name(of row: Row) -> String? {
      switch self {
      case .outlet: row.outlet
      case .folder: row.file.lastIndex(of: "/").map { String(row.file[..<$0]) } ?? "."
      }
    }
  }

  /// Articles are told apart by how many sources they name: none, one, two or three, four to seven, eight or more.
  static let sourceCounts = [0, 1, 2, 4, 8]

  let grouping: Grouping
  private(set) var rows: [Row] = []
  private(set) var all = Group(name: nil)
  private var groupNumbers: [String?: Int] = [:]
  private var groupsInOrder: [Group] = []
  private var ruleCounts: [String: RuleCount] = [:]

  init(by grouping: Grouping) { self.grouping = grouping }

  mutating func add(_ row: Row) {
    rows.append(row)
    all.add(row)
    let name = grouping.name(of: row)
    if groupNumbers[name] == nil {
      groupNumbers[name] = groupsInOrder.count
      groupsInOrder.append(Group(name: name))
    }
    groupsInOrder[groupNumbers[name]!].add(row)
    for (rule, count) in row.findings {
      ruleCounts[rule, default: RuleCount(rule: rule)].findings += count
      ruleCounts[rule]!.articles += 1
    }
  }

  /// Those with the most claims first, else by their names.
  var groups: [Group] {
    groupsInOrder.sorted { ($1.claims.all, $0.name ?? "") < ($0.claims.all, $1.name ?? "") }
  }

  /// The most frequent first.
  var rules: [RuleCount] { ruleCounts.values.sorted { (-$0.findings, $0.rule) < (-$1.findings, $1.rule) } }

  /// The articles with the most claims that nobody is named for first; of as many those with fewer claims in all.
  var leastSourced: [Row] {
    func bare(_ row: Row) -> Int { row.claims[.nobody] + row.claims[.vague] }
    return rows.enumerated().filter { bare($0.element) > 0 }.sorted {
      (-bare($0.element), $0.element.claims.all, $0.offset) < (-bare($1.element), $1.element.claims.all, $1.offset)
    }.map(\.element)
  }
}
