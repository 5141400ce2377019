import Testing

@testable import Articles

/// Each sentence of a page and who holds it up, one a line: "Holm: It fell." or "nobody: It fell."
private func support(_ page: String) -> String {
  let article = Article(page)
  var lines: [String] = []
  for (number, block) in article.blocks.enumerated() {
    for (support, sentence) in zip(article.support[number], article.facts[number].sentences) {
      lines.append("\(holder(support, article, number)): \(block.words(sentence.range))")
    }
  }
  return lines.joined(separator: "\n")
}

private func holder(_ support: SentenceSource, _ article: Article, _ block: Int) -> String {
  switch support {
  case .attributed(let number):
    article.facts[block].attributions[number].source.map(article.blocks[block].words) ?? "hearsay"
  case .quoted(let speaker): "quoted \(speaker ?? "somebody")"
  case .none: "nobody"
  }
}

@Suite struct SupportTests {
  @Test(arguments: [
    ("Holm said it fell. It was old.", "Holm: Holm said it fell.\nnobody: It was old."),
    // A quoted sentence of its own.
    (
      "“It fell,” Holm said. “It was very old.”",
      "Holm: “It fell,” Holm said.\nHolm: “It was very old.”"
    ),
    // The speaker comes behind.
    (
      "“It fell. It was very old,” Holm said.",
      "Holm: “It fell.\nHolm: It was very old,” Holm said."
    ),
    // Two words in marks are no quoted sentence.
    ("The “old wall” fell into the sea on Monday.", "nobody: The “old wall” fell into the sea on Monday."),
    // Nobody named, but somebody speaks.
    ("“It fell on Monday and was very old.”", "quoted somebody: “It fell on Monday and was very old.”"),
    ("The wall is reportedly weak.", "hearsay: The wall is reportedly weak."),
    // The best source of a sentence holds it up.
    ("Officials say it fell, according to Ada Holm.", "Ada Holm: Officials say it fell, according to Ada Holm."),
    ("He said it fell, according to Ada Holm.", "Ada Holm: He said it fell, according to Ada Holm."),
  ])
  func `a statement rests on its speaker`(_ page: String, _ expected: String) {
    #expect(support(page) == expected)
  }

  @Test func `a quotation that goes on in the next paragraph keeps its speaker`() {
    #expect(
      support("“It fell on Monday,” Holm said. “It was old.\n\n“Nobody had looked at it in years.”\n\nIt was a wall.")
        == """
        Holm: “It fell on Monday,” Holm said.
        Holm: “It was old.
        quoted Holm: “Nobody had looked at it in years.”
        nobody: It was a wall.
        """)
  }

  @Test func `a quotation goes on over as many paragraphs as it likes`() {
    #expect(
      support("Holm said: “It fell on Monday.\n\n“It was old.\n\n“Nobody had looked at it. Now we do.”")
        == """
        Holm: Holm said: “It fell on Monday.
        quoted Holm: “It was old.
        quoted Holm: “Nobody had looked at it.
        quoted Holm: Now we do.”
        """)
  }

  @Test func `a paragraph that only quotes belongs to the speaker of the one before`() {
    #expect(
      support("Holm said it fell on Monday.\n\n“It was old and nobody cared.”")
        == "Holm: Holm said it fell on Monday.\nquoted Holm: “It was old and nobody cared.”")
  }

  @Test func `a paragraph without quotation marks ends what the speaker said`() {
    #expect(
      support("Holm said: “It fell on Monday.\n\nIt was old.\n\n“Nobody cared about the wall.”")
        == """
        Holm: Holm said: “It fell on Monday.
        nobody: It was old.
        quoted somebody: “Nobody cared about the wall.”
        """)
  }
}
