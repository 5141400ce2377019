import Articles
import Formats
import Foundation
import Rules
import TestSupport
import Testing
import Training

/// All that is read of the articles of `Tests/Fixtures/Judgement`, line by line, where `JudgementTests` counts what is right:
/// nearly every threshold of the house shows in one of these lines when it moves, for better or worse.
@Suite struct JudgedReadingTests {
  @Test func `every finding, name and source of the judged articles is as it was`() throws {
    let folder = ProjectRoot.file("Tests/Fixtures/Judgement").path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    let page = try names.map { name in
      let judged = try JudgedArticle(name: name, fixture: ProjectRoot.text(of: "Tests/Fixtures/Judgement/\(name)"))
      return "\(name)\n" + Self.lines(of: judged).map { "  \($0)\n" }.joined()
    }
    #expect(try Expectation.problem(with: page.joined(), in: "Tests/Fixtures/Judgement.expected") == nil)
  }

  private static func lines(of judged: JudgedArticle) -> [String] {
    let quick = Article.read(judged.text, format: judged.format, by: nil)
    let deep = Article.read(judged.text, format: judged.format, by: testEncoder)
    return head(of: quick) + findings(in: quick, deep) + entities(of: quick) + sources(of: quick)
  }

  private static func head(of article: Article) -> [String] {
    ["headline: " + (article.headline.map { shortened(article.text[article.blocks[$0].range]) } ?? "-")]
  }

  /// Each with the most cautious sensitivity that reports it, in either tier: "5 vague-attribution normal, deep low: “Officials”".
  private static func findings(in quick: Article, _ deep: Article) -> [String] {
    var levels: [Place: [String: Sensitivity]] = [:]
    for (tier, article) in [("quick", quick), ("deep", deep)] {
      for level in [Sensitivity.high, .normal, .low] {
        var settings = Settings()
        settings.claimSensitivity = level
        settings.enabledRules = allRules.map { $0.page.id }
        for finding in Rules.findings(in: article, settings: settings) {
          levels[Place(range: finding.range, rule: finding.rule), default: [:]][tier] = level
        }
      }
    }
    return levels.sorted { $0.key < $1.key }.map { place, found in
      let line = quick.text.line(at: place.range.start) + 1
      let tiers = "\(found["quick"]?.rawValue ?? "-"), deep \(found["deep"]?.rawValue ?? "-")"
      return "\(line) \(place.rule) \(tiers): “\(shortened(quick.text[place.range]))”"
    }
  }

  private struct Place: Hashable, Comparable {
    let range: TextRange
    let rule: String

    static func < (one: Self, other: Self) -> Bool {
      (one.range.start, one.range.end, one.rule) < (other.range.start, other.range.end, other.rule)
    }
  }

  private static func entities(of article: Article) -> [String] {
    let entities = article.entities()
    return zip(entities, article.links(of: entities, in: .starter)).map { entity, link in
      var row = "\(entity.kind.label) \(entity.name) ×\(entity.mentions.count)"
      if !entity.roles.isEmpty { row += " (\(shortened(entity.roles.joined(separator: "; "))))" }
      if let chosen = link.chosen, let reason = link.reason { row += " = \(chosen.entity.id), \(reason.words)" }
      return row
    }
  }

  private static func sources(of article: Article) -> [String] {
    article.sources().all.map { "source \($0.name), \($0.kind): \($0.statements.count)" }
  }

  /// On one line; of a long text its beginning and its end.
  private static func shortened(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(40) + " … " + words.suffix(15) : words
  }
}
