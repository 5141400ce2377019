import Presentation

/// For people: pictures and the numbers beside them, on one page.
struct HTMLFolderReport {
  private let report: FolderReport
  /// Files that could not be read.
  private let unread: Int

  init(_ report: FolderReport, unread: Int) { (self.report, self.unread) = (report, unread) }

  /// Articles that are listed by themselves.
  private static let mostListed = 50

  var written: String {
    HTMLPage.written(
      by: "stet report", title: "What \(title) rest\(report.all.articles == 1 ? "s" : "") on", style: Self.style,
      main: """
        <article aria-labelledby="report">
        <header>
        <h1 id="report">What \(title) rest\(report.all.articles == 1 ? "s" : "") on</h1>
        <p class="meta">\(summary)</p>
        </header>
        \(claims)\(sources)\(rules)\(leastSourced)</article>

        """)
  }

  private static let style = """
    .s0 { color: var(--nobody); } .s1 { color: var(--vague); }
    .s2, .s3, .s4 { color: var(--named); }
    td.bar .s0 { background: none; border: 2px solid currentColor; }
    td.bar .s1 { background: repeating-linear-gradient(45deg, currentColor 0 3px, transparent 3px 6px); }
    td.bar .s2 { opacity: .45; } td.bar .s3 { opacity: .7; }
    tbody tr.all th, tbody tr.all td { border-bottom: 1px solid var(--rule); font-weight: 600; }
    thead th { vertical-align: bottom; }
    .file { display: block; }
    @media (max-width: 30rem) { td.bar { width: 18%; } th, td { padding-right: .35rem; } table { font-size: .78rem; } }
    """

  private var title: String { report.all.articles == 1 ? "one article" : "\(report.all.articles) articles" }

  private var summary: String {
    let claims = report.all.claims
    var text = "\(counted(claims.all, "claim"))"
    if claims.all > 0 {
      let parts = Worksheet.Support.allCases.map { "\(percent(claims[$0], of: claims.all)) \(Self.words($0))" }
      text += ": \(parts.joined(separator: ", "))"
    }
    text += ". Who is named is counted, not who is right."
    if unread > 0 {
      text +=
        " <strong>\(counted(unread, "file")) could not be read and \(unread == 1 ? "is" : "are") not in it.</strong>"
    }
    return text
  }

  private static func words(_ support: Worksheet.Support) -> String {
    switch support {
    case .named: "with a source that is named"
    case .vague: "with a vague one"
    case .nobody: "with none"
    }
  }

  // MARK: Claims

  private var claims: String {
    let heads = Worksheet.Support.allCases.map {
      "<th scope=\"col\" class=\"number\"><span class=\"key \($0.rawValue)\">\($0.rawValue)</span></th>"
    }
    return section(
      "Who the claims rest on", "Claims of each \(report.grouping.rawValue) by who says them, in percent",
      head: "<th scope=\"col\" class=\"number\">Claims</th>\(heads.joined())<td></td>",
      rows: grouped { group in
        let shares = Worksheet.Support.allCases.map { group.claims[$0] }
        let cells = shares.map { "<td class=\"number\">\(percent($0, of: group.claims.all, sign: ""))</td>" }
        return "<td class=\"number\">\(group.claims.all)</td>\(cells.joined())"
          + bar(zip(Worksheet.Support.allCases.map(\.rawValue), shares).map { ($0, $1) }, of: group.claims.all)
      })
  }

  // MARK: Sources

  private var sources: String {
    let counts = FolderReport.sourceCounts
    let heads = counts.indices.map { number in
      let (first, next) = (counts[number], number + 1 < counts.count ? counts[number + 1] : nil)
      let words = next.map { $0 == first + 1 ? "\(first)" : "\(first)–\($0 - 1)" } ?? "\(first)+"
      return "<th scope=\"col\" class=\"number\"><span class=\"s\(number)\">\(first == 0 ? "none" : words)</span></th>"
    }
    return section(
      "On how many sources", "Articles of each \(report.grouping.rawValue) by how many sources they name for a claim",
      head: "<th scope=\"col\" class=\"number\">Articles</th>\(heads.joined())<td></td>",
      rows: grouped { group in
        "<td class=\"number\">\(group.articles)</td>"
          + group.sources.map { "<td class=\"number\">\($0)</td>" }.joined()
          + bar(group.sources.enumerated().map { ("s\($0)", $1) }, of: group.articles)
      })
  }

  /// A row for all, and one for each group where there are several.
  private func grouped(_ cells: (FolderReport.Group) -> String) -> [String] {
    let groups = report.groups
    let all = "<tr class=\"all\"><th scope=\"row\">All</th>\(cells(report.all))</tr>\n"
    return [all] + groups.map { "<tr><th scope=\"row\">\(name($0.name))</th>\(cells($0))</tr>\n" }
  }

  private func name(_ name: String?) -> String { name.map(HTMLPage.escaped) ?? "<em>no outlet on the page</em>" }

  // MARK: Findings

  private var rules: String {
    let rules = report.rules
    guard let most = rules.first?.findings else { return "<section>\n<h2>Findings</h2>\n<p>None.</p>\n</section>\n" }
    return section(
      "Findings", "Findings by rule, and in how many articles", first: "Rule",
      head: "<th scope=\"col\" class=\"number\">Findings</th><th scope=\"col\" class=\"number\">Articles</th><td></td>",
      rows: rules.map {
        """
        <tr><th scope="row">\(HTMLPage.escaped($0.rule))</th><td class="number">\($0.findings)</td>\
        <td class="number">\($0.articles)</td>\(bar([("count", $0.findings)], of: most))</tr>

        """
      })
  }

  // MARK: Articles

  private var leastSourced: String {
    let rows = report.leastSourced
    guard !rows.isEmpty else { return "" }
    let listed = rows.prefix(Self.mostListed)
    let more = rows.count - listed.count
    return section(
      "Where to look first",
      "Articles with the most claims that nobody is named for\(more > 0 ? "; \(more) more have some" : "")",
      first: "Article",
      head: """
        <th scope="col" class="number">Claims</th><th scope="col" class="number"><span class="key vague">vague</span></th>\
        <th scope="col" class="number"><span class="key nobody">nobody</span></th><th scope="col" class="number">Sources</th>
        """,
      rows: listed.map {
        """
        <tr><th scope="row">\(HTMLPage.escaped($0.title ?? "No headline")) <small class="file">\(HTMLPage.escaped($0.file))</small></th>\
        <td class="number">\($0.claims.all)</td><td class="number">\($0.claims[.vague])</td>\
        <td class="number">\($0.claims[.nobody])</td><td class="number">\($0.sources)</td></tr>

        """
      })
  }

  // MARK: Parts

  private func section(_ heading: String, _ caption: String, first: String? = nil, head: String, rows: [String])
    -> String
  {
    """
    <section>
    <h2>\(heading)</h2>
    <table>
    <caption>\(caption)</caption>
    <thead><tr><th scope="col">\(first ?? report.grouping.rawValue.capitalized)</th>\(head)</tr></thead>
    <tbody>
    \(rows.joined())</tbody>
    </table>
    </section>

    """
  }

  private func bar(_ parts: [(kind: String, count: Int)], of all: Int) -> String {
    let spans = parts.filter { $0.count > 0 && all > 0 }.map {
      "<span class=\"\($0.kind)\" style=\"width:\(hundredths($0.count, of: all))%\"></span>"
    }
    return "<td class=\"bar\">\(spans.joined())</td>"
  }

  /// "33.3"; rounded down, so that parts never fill more than the whole.
  private func hundredths(_ count: Int, of all: Int) -> String {
    let tenths = count * 1000 / all
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func percent(_ count: Int, of all: Int, sign: String = " percent") -> String {
    all == 0 ? "–" : "\((count * 200 + all) / (2 * all))\(sign)"
  }

  private func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
}
