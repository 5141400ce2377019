import Articles
import Formats

/// Reports a verb that judges what somebody said, where "said" would do.
struct LoadedVerb: Rule {
  static let page = RulePage(
    id: "loaded-verb",
    severity: .hint,
    reports: "A verb that judges what somebody said, where “said” would do: “admitted”, “claimed”, “insisted”.",
    because:
      "“Admitted” speaks of guilt, “claimed” of doubt: they are the writer's judgement, not the speaker's words.",
    wrong: [
      "The engineer Ada Holm ⟦admitted⟧ that the wall was old.",
      "“The wall is old,” Holm ⟦insists⟧.",
      "Holm has ⟦claimed⟧ the wall was checked in May.",
    ],
    right: [
      "The engineer Ada Holm said that the wall was old.",
      "“She admitted that it was old,” Holm said.",
      "Holm claimed the prize and insisted on a speech.",
    ],
    isOff: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    var findings: [Finding] = []
    for block in article.blocks.indices where article.isBody(block) {
      for verb in article.loadedCues(in: block) {
        findings.append(finding(verb, article.blocks[block]))
      }
    }
    return findings
  }

  private func finding(_ verb: LoadedCue, _ block: Block) -> Finding {
    let range = block.source(of: verb.range)
    let fixes =
      block.prose.isUnbroken(verb.range)
      ? verb.alternatives.map { Fix(title: "Write '\($0)'", edits: [Edit(range: range, text: $0)]) } : []
    return Finding(
      range: range, message: "Judges where '\(verb.alternatives[0])' would report: '\(block.words(verb.range))'",
      fixes: fixes)
  }
}
