import Formats
import Foundation
import TestSupport
import Testing

@testable import Articles

/// The made-up articles of `Tests/Fixtures/identities.txt`, whose head says how they are marked.
private enum Identities {
  static let all: [IdentityArticle] = {
    let text = (try? ProjectRoot.text(of: "Tests/Fixtures/identities.txt")) ?? ""
    return text.components(separatedBy: "\n== ").dropFirst().map(IdentityArticle.init)
  }()
}

private struct IdentityArticle: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// What a mark holds, where, in bytes, and whom it means.
  let marks: [(start: Int, words: String, meaning: String)]

  init(_ section: String) {
    let parts = section.split(separator: "\n", maxSplits: 1).map(String.init)
    testDescription = parts[0]
    var text = ""
    var marks: [(Int, String, String)] = []
    for (number, piece) in parts[1].components(separatedBy: "⟦").enumerated() {
      guard number > 0, let bar = piece.firstIndex(of: "|"), let end = piece.firstIndex(of: "⟧") else {
        text += piece
        continue
      }
      let words = String(piece[..<bar])
      marks.append((text.utf8.count, words, String(piece[piece.index(after: bar)..<end])))
      text += words + piece[piece.index(after: end)...]
    }
    (self.text, self.marks) = (text, marks)
  }
}

@Suite struct IdentityTests {
  @Test func `there are sixty articles`() { #expect(Identities.all.count >= 60) }

  @Test(arguments: Identities.all)
  fileprivate func `nobody is taken for somebody else`(_ page: IdentityArticle) {
    let article = Article(page.text)
    for mark in page.marks {
      let found = mark.meaning.hasPrefix("→") ? "→ " + linked(mark.start, article) : meant(mark.start, article)
      #expect(found == mark.meaning, "\(mark.words)")
    }
  }

  /// The name and country of what the starter base has for the name that begins at a byte.
  private func linked(_ start: Int, _ article: Article) -> String {
    let entities = article.entities()
    let links = article.links(of: entities, in: .starter)
    let number = entities.firstIndex { $0.mentions.contains { article.range(of: $0).start == start } }
    guard let number, let known = links[number].chosen?.entity else { return "?" }
    return known.name + (known[.country].map { ", \($0)" } ?? "")
  }

  /// The person whom the name or pronoun that begins at a byte means.
  private func meant(_ start: Int, _ article: Article) -> String {
    let entities = article.entities()
    if let entity = entities.first(where: { $0.mentions.contains { article.range(of: $0).start == start } }) {
      return entity.between.isEmpty ? entity.name : "?"
    }
    guard let block = article.block(at: start) else { return "?" }
    let described = article.descriptions(of: entities).first {
      $0.block == block && article.blocks[block].source(of: $0.range).start == start
    }
    let number = article.facts[block].attributions.firstIndex {
      $0.source.map { article.blocks[block].source(of: $0).start == start } ?? false
    }
    let source = number.flatMap { article.sources().source(ofAttribution: $0, in: block)?.entity }
    let names = Set([described.map { entities[$0.entity].name }, source?.name].compactMap { $0 })
    return names.count == 1 ? names.first! : names.isEmpty ? "?" : names.sorted().joined(separator: " and ")
  }
}
