import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// The words of each finding of both rules of statements, quick and deep.
private func findings(_ text: String, _ format: any PageFormat = .plain, by encoder: Encoder? = nil) -> [String] {
  let source = SourceText(text)
  let article = Article.read(source, format: format, by: encoder)
  let rules: [any Rule] = [UnattributedClaim(), VagueAttribution()]
  return rules.flatMap { $0.findings(in: article, settings: Settings()) }.map {
    String(decoding: source.bytes[$0.range.start..<$0.range.end], as: UTF8.self)
  }
}

@Suite struct UnattributedClaimTests {
  private static let statements = """
    The new toll has cut traffic on the bridge by almost 40 percent and driven most of the haulage firms out of the valley.

    Critics say the council ignored warnings from its own engineers.

    "We have no money left for the road," said Mayor Ada Holm. She said the council would meet on Monday.

    It is believed that the firm paid no tax for six years.
    """

  @Test func `text in capitals is judged as its twin in small letters`() {
    let said = findings(Self.statements)
    #expect(said.count == 3)
    #expect(findings(Self.statements.uppercased()) == said.map { $0.uppercased() })
  }

  @Test func `an entry of a list that states something is a statement without a full stop`() {
    let list = """
      The council published its plan on Monday.

      - The new toll has cut traffic on the bridge by almost 40 percent and driven most hauliers out of the valley
      - A 40 percent cut in traffic on the bridge, by far the deepest in the history of the valley
      """
    #expect(
      findings(list, .markdown) == [
        "The new toll has cut traffic on the bridge by almost 40 percent and driven most hauliers out of the valley"
      ])
  }

  @Test func `a weather forecast is asked for no source, what the weather did is`() {
    let forecast = """
      Weekend forecast

      Saturday will start dry with sunny spells in the east, but rain will spread from the west by noon and \
      temperatures will reach 12C. Winds of 40 mph are likely along the coast.

      Sunday will be colder, with showers turning to snow above 300 metres, and a low of minus 2C overnight.
      """
    #expect(findings(forecast) == [])
    #expect(findings(forecast, by: testEncoder) == [])
    let report = """
      Storm cuts off valley

      Heavy snow and winds of 90 mph have cut off most of the villages of the valley and caused damage of almost 40 million \
      crowns, the worst in a century.
      """
    #expect(findings(report).count == 1)
  }
}
