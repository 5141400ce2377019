import Articles
import Formats

/// The names that somebody who types in an article may mean.
package struct KnownNames {
  package struct Name {
    package let text: String
    package let kind: EntityKind
    /// What the article, or else the knowledge bases say somebody is.
    package let role: String?
  }

  /// Each once, those named most often first.
  package let all: [Name]

  /// The most names that the bases add.
  private static let mostOfBases = 20
  /// Letters: with fewer too many names would begin so.
  private static let fewestLetters = 3

  /// What the article names outside a word that is being typed, and then what the bases know that begins with its letters.
  package init(of article: Article, outside typed: TextRange, beginning letters: String, _ knowledge: Knowledge) {
    var all: [Name] = []
    var known: Set<String> = []
    let entities = article.entities().map { ($0, forms(of: $0, in: article, outside: typed)) }
    for (entity, (count:_, forms)) in entities.sorted(by: { $0.1.count > $1.1.count }) {
      for form in forms where known.insert(form).inserted {
        all.append(Name(text: form, kind: entity.kind, role: entity.roles.first))
      }
    }
    // In small letters it is a word like any other, unless the article names somebody so.
    if letters.count >= Self.fewestLetters, letters.first?.isUppercase == true {
      for candidate in knowledge.candidates(beginning: letters, limit: Self.mostOfBases) {
        guard known.insert(candidate.entity.name).inserted else { continue }
        let role = KnownText(candidate, in: knowledge).description
        all.append(
          Name(text: candidate.entity.name, kind: candidate.entity.kind.ofMentions, role: role.isEmpty ? nil : role))
      }
    }
    self.all = all
  }
}

/// The name in full, and what it is shortened to: a person's surname, what the article calls anything else.
private func forms(
  of entity: Entity, in article: Article, outside typed: TextRange
) -> (count: Int, forms: [String]) {
  let places = entity.mentions.filter { !article.range(of: $0).overlaps(typed) }
  let names = places.map { article.words(of: $0).map(\.text) }
  guard let full = names.max(by: { $0.count < $1.count }) else { return (0, []) }
  let shorter =
    entity.kind == .person ? [Array(full.suffix(1))] : names.filter { $0.count < full.count || $0.count == 1 }
  return (places.count, ([full] + shorter).map { $0.joined(separator: " ") })
}
