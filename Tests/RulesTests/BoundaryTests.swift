import Articles
import Formats
import Testing

@testable import Rules

/// How many findings of a rule a text has.
private func count(_ rule: String, _ text: String) -> Int {
  var settings = Settings()
  settings.enabledRules = allRules.map { $0.page.id }
  return findings(in: Article(text), settings: settings).count { $0.rule == rule }
}

private func times(_ count: Int, _ words: String) -> String {
  Array(repeating: words, count: count).joined(separator: " ")
}

/// Where a number decides what is told, a text on either side of it.
@Suite struct BoundaryTests {
  @Test func `a statement of eight words is asked for its source, a shorter one is not`() {
    func asked(_ text: String) -> Int { Article(text).sentences { $0.isBareStatement }.count }
    #expect(asked("The toll has cut the traffic almost everywhere.") == 1)
    #expect(asked("The toll has cut traffic almost everywhere.") == 0)
  }

  @Test func `a site's own line of eight words is one where it comes three times between paragraphs`() {
    let paragraph = "The ferry stays in port until the board has seen the engine, the engineer Ada Holm said on Monday."
    func page(_ line: String, _ times: Int) -> Int {
      let body = Array(repeating: paragraph, count: times + 1).joined(separator: "\n\n\(line)\n\n")
      return count("boilerplate", "Ferry stays in port\n\n" + body + "\n")
    }
    #expect(page("Keep on going down here for our story", 3) == 3)
    #expect(page("Keep on going down here for our story", 2) == 0)
    #expect(page("Keep on going down here for all our story", 3) == 0)
  }

  @Test func `a text of forty words tells its language`() {
    let foreign = "Der Hafen bleibt heute geschlossen "
    #expect(count("other-language", times(8, foreign) + ".") == 1)
    #expect(count("other-language", times(7, foreign) + " Morgen auch noch.") == 0)
  }

  @Test func `a slip in the name of a town is told from six letters on`() {
    func text(_ one: String, _ other: String) -> String {
      "They met in \(one) on Monday. The mayor of \(one) spoke. In \(one) it rained. Later they left \(other) for Norway."
    }
    #expect(count("name-variant", text("Norvanda", "Norvamda")) == count("name-variant", text("Norvan", "Norvam")))
    #expect(count("name-variant", text("Norva", "Norma")) == 0)
  }
}
