import Testing

@testable import Articles

/// The sources of a page and how many statements rest on each, one a line: "Ada Holm 2".
private func sources(_ page: String) -> String {
  let sources = Article(page).sources()
  #expect(sources.statementCount == sources.all.reduce(0) { $0 + $1.statements.count })
  return sources.all.map { "\($0.name) \($0.statements.count)" }.joined(separator: "\n")
}

@Suite struct SourcesTests {
  @Test func `a surname, a role and a pronoun are the person they mean`() {
    #expect(
      sources(
        "The county engineer Ada Holm said it fell. Holm said it was old. The engineer said nobody looked. She said so."
      )
        == "Ada Holm 4")
    #expect(sources("Ada Holm, the county engineer, said it fell.\n\n“It was old,” she said.") == "Ada Holm 2")
    #expect(sources("Holm said it fell. The engineer Ada Holm said it was old.") == "Ada Holm 2")
  }

  @Test func `a pronoun that could mean somebody else stays a source of its own`() {
    #expect(
      sources("Ada Holm said it fell. Mayor Olwen Tarrash was there. She said it was old.") == "Ada Holm 1\nShe 1")
    #expect(sources("Ash Holm said it fell. He said it was old. She said so.").hasSuffix("She 1"))
    #expect(sources("Ada Holm said it fell. He said it was old. She said so.") == "Ada Holm 2\nHe 1")
    #expect(
      sources("Ada Holm said it fell.\n\nIt was old.\n\nNobody looked.\n\nThe town slept.\n\nShe said so.")
        == "Ada Holm 1\nShe 1")
    #expect(sources("Ada Holm said it fell. They said it was old.") == "Ada Holm 1\nThey 1")
  }

  @Test func `a role that two people have names neither`() {
    #expect(
      sources("The engineer Ada Holm said it fell. The engineer Joren Brandt said it was old. The engineer said so.")
        == "Ada Holm 1\nJoren Brandt 1\nThe engineer 1")
  }

  @Test func `who speaks for somebody is not the same`() {
    #expect(
      sources("Ada Holm said it fell. A spokesman for Ada Holm said it was old. Holm’s lawyer said so.")
        == "Ada Holm 1\nA spokesman for Ada Holm 1\nHolm’s lawyer 1")
    #expect(sources("Ada Holm, an engineer at the port, said it fell. Holm said so.") == "Ada Holm 2")
    #expect(sources("Ada Holm of the Tarn Council said it fell.") == "Ada Holm 1")
  }

  @Test func `a quotation counts for its speaker, before and behind the name`() {
    #expect(
      sources(
        "“It fell. It was old,” Ada Holm said. “Nobody looked at it for years.”\n\n“Nobody asked me either, in years.”")
        == "Ada Holm 4")
  }

  @Test func `what points to nobody is a source, and a statement of nobody's rests on none`() {
    #expect(
      sources("Officials say it fell. It was old. It is reportedly weak. Officials say so.")
        == "Officials 2\nreportedly 1")
  }

  @Test func `a sentence tells its source, and one without tells none`() {
    let sources = Article("Ada Holm said it fell. It was old. Holm said so.").sources()
    #expect((0..<3).map { sources.source(ofBlock: 0, sentence: $0)?.name } == ["Ada Holm", nil, "Ada Holm"])
  }
}
