import Articles

/// Reports a name that is a letter away from that of somebody known.
struct NearName: Rule {
  static let page = RulePage(
    id: "near-name",
    severity: .hint,
    reports: "A name that stands once and is a letter away from that of somebody known.",
    because:
      "A name that is wrong throughout gives itself away by nothing in the article. Only the people of the base inside the "
      + "program are compared, by the whole name or by a surname with the same role. In 18,722 news articles it made 50 reports; all were read: "
      + "two were other people (a sheriff Robert Doyle is no Bob Dole), 37 were slips, and eleven another usual spelling of a name from "
      + "another script (Ghaddafi), which is for the desk to choose. So the rule is off unless it is wanted.",
    wrong: [
      "The bridge will open in May. President ⟦Volodymyr Zelinsky⟧ had met the engineer Ada Holm on Monday."
    ],
    right: [
      "The bridge will open in May. President Volodymyr Zelensky had met the engineer Ada Holm on Monday.",
      "The bridge will open in May. “We met Volodymyr Zelinsky,” the engineer Ada Holm said.",
      "The bridge will open in May. The engineer Ada Zelinsky had met the mayor on Monday.",
    ], isOff: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.nearNames().map { near in
      let who = near.role.map { "'\(near.known)', \($0)" } ?? "'\(near.known)'"
      let fix = Fix(
        title: "Write '\(near.known)'", edits: [Edit(range: near.name.source, text: near.known)], isCorrection: false)
      return Finding(
        range: near.name.source, message: "Is \(who) meant? '\(near.name.text)'",
        fixes: near.name.isUnbroken ? [fix] : [])
    }
  }
}
