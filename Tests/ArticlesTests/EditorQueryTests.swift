import Formats
import TestSupport
import Testing

@testable import Articles

/// Checks that the marked parts, and no others, are a desk's queries.
private func check(_ expected: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
  let bytes = Array(MarkedText(expected).text.utf8)
  #expect(marked(EditorQuery.ranges(in: bytes) as [TextRange], in: bytes) == expected, sourceLocation: sourceLocation)
}

/// What is read of a text, block by block.
private func prose(_ text: String, _ format: any PageFormat = .plain) -> [String] {
  let article = Article(text, format: format)
  return article.blocks.indices.map(article.words(ofBlock:))
}

@Suite struct EditorQueryTests {
  @Test func `a question in square brackets is the desk's`() {
    check("It fell by 40 percent ⟦[source?]⟧. The mayor ⟦[🚢 which one?]⟧ left.")
    check("⟦[who says?]⟧")
  }

  @Test func `brackets of the article's own are not`() {
    check("“[The mayor] said so [sic],” she said [1]. (Really?) [?] []")
    check("It fell [by\nhow much?] and [\(String(repeating: "so ", count: 30))?] on.")
    check("[stet] [stet: boilerplate]")
  }

  @Test func `a text reads with a query as it reads without`() {
    #expect(prose("It fell by 40 percent [source?]. It was old.") == ["It fell by 40 percent. It was old."])
    #expect(prose("“It was a disaster.” [source?] The rest stood.") == ["“It was a disaster.” The rest stood."])
    #expect(prose("[who says?] It fell.") == ["It fell."])
    #expect(prose("It *fell* [source?]. It was old.", .markdown) == ["It fell. It was old."])
    #expect(prose("<p>It <b>fell</b> [source&#63;]. It was old.</p>", .html) == ["It fell. It was old."])
  }

  @Test func `a query alone is left to be seen`() {
    #expect(prose("[source?]") == ["[source?]"])
  }

  @Test func `a query does not part the lines of a paragraph that was broken by hand`() {
    let lines = [
      "The bridge over the Tarn has been closed since Monday and will, if the county engineer is",
      "right, stay closed until the spring, and the ferry has not carried so many people since the",
      "war, which nobody in the town has been heard to regret.",
    ]
    let asked =
      lines[0].replacing("Monday", with: "Monday [source?]") + "\n" + lines.dropFirst().joined(separator: "\n")
    #expect(prose(lines.joined(separator: "\n")).count == 1)
    #expect(prose(asked) == prose(lines.joined(separator: "\n")))
  }

  @Test func `a place found in the prose is found in the source, on both sides of a query`() {
    let text = "It fell by 40 percent 🚢 [source?]. Lavrov [which one?] said so."
    let article = Article(text)
    let facts = article.facts[0]
    let words = facts.tokens.map { article.text[article.blocks[0].source(of: $0.range)] }
    #expect(
      words == ["It", "fell", "by", "40", "percent", "🚢", ".", "Lavrov", "said", "so", "."])
    let place = article.blocks[0].prose.proseOffset(ofSource: text.utf8.count - 3)
    #expect(facts.tokens.last { $0.range.start <= place }.map { article.blocks[0].words($0.range) } == "so")
  }
}
