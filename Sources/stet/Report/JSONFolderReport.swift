import Presentation

/// For programs: one object.
enum JSONFolderReport {
  private struct Page: Encodable {
    let by: String
    let claims: Claims
    let groups: [Group]
    let rules: [Rule]
    let articles: [Article]
    let unread: Int
  }

  private struct Claims: Encodable {
    let named: Int
    let vague: Int
    let nobody: Int

    init(_ claims: FolderReport.Claims) {
      (named, vague, nobody) = (claims[.named], claims[.vague], claims[.nobody])
    }
  }

  private struct Group: Encodable {
    let name: String?
    let articles: Int
    let claims: Claims
    let sources: [Int]
    let findings: [String: Int]
  }

  private struct Rule: Encodable {
    let rule: String
    let findings: Int
    let articles: Int
  }

  private struct Article: Encodable {
    let file: String
    let title: String?
    let outlet: String?
    let date: String?
    let claims: Claims
    let sources: Int
    let findings: [String: Int]
  }

  static func written(_ report: FolderReport, unread: Int) throws -> [UInt8] {
    try JSONPage.bytes(
      of: Page(
        by: report.grouping.rawValue, claims: Claims(report.all.claims),
        groups: report.groups.map {
          Group(
            name: $0.name, articles: $0.articles, claims: Claims($0.claims), sources: $0.sources, findings: $0.findings)
        },
        rules: report.rules.map { Rule(rule: $0.rule, findings: $0.findings, articles: $0.articles) },
        articles: report.rows.map {
          Article(
            file: $0.file, title: $0.title, outlet: $0.outlet, date: $0.date, claims: Claims($0.claims),
            sources: $0.sources, findings: $0.findings)
        },
        unread: unread))
  }
}
