/// What a name of an article means, as far as the bases tell.
package struct Link: Sendable {
  /// The best first; empty where no base knows the name, or the article says that it is none of those.
  package let candidates: [Scored]
  /// Why the first is meant; nil where none is chosen.
  package let reason: Reason?

  package struct Scored: Sendable {
    package let candidate: Knowledge.Candidate
    /// 0 … 1: how likely it is meant.
    package let probability: Double
  }

  /// What in the article, or else in the bases, speaks for whom a link chose.
  package enum Reason: Hashable, Sendable {
    /// The state or country behind the comma: "Alabama".
    case beside(String)
    /// A capital that speaks for its country.
    case speaks(String)
    /// What the article calls somebody: "Russian Foreign Minister".
    case role(String)
    /// The words that letters stand for.
    case speltOut(String)
    /// The country or state, or somebody of the same calling, whom the article names elsewhere.
    case named(String)
    /// The name in more than one word.
    case inFull(String)
    /// The bases know no other of that name.
    case onlyOne
    case bestKnown

    /// "the article names Russia": what follows "because".
    package var words: String {
      switch self {
      case .beside(let place): "“\(place)” stands beside the name"
      case .speaks(let country): "a capital that speaks stands for \(country)"
      case .role(let role): "the article says “\(role)”"
      case .speltOut(let words): "the article spells out “\(words)”"
      case .named(let name): "the article names \(name)"
      case .inFull(let name): "the article has the full name “\(name)”"
      case .onlyOne: "no base knows another of that name"
      case .bestKnown: "it is the best known of that name"
      }
    }
  }

  init(_ candidates: [Scored], reason: Reason?) {
    self.candidates = candidates
    self.reason = (candidates.first?.probability ?? 0) < Self.certain ? nil : reason
  }

  static let none = Link([], reason: nil)

  /// The one that is meant; nil where it is nobody the bases know or no choice is safe: whoever asks then shows the candidates.
  package var chosen: Knowledge.Candidate? { reason == nil ? nil : candidates.first?.candidate }

  private static let certain = 0.6
  private static let mostShown = 5

  /// Those worth naming where none is chosen, the likeliest first.
  package var likely: [Knowledge.Candidate] {
    candidates.filter { $0.probability > 0.02 }.prefix(Self.mostShown).map(\.candidate)
  }
}

extension Article {
  /// What each of the article's entities means, by their numbers.
  package func links(of entities: [Entity], in knowledge: Knowledge) -> [Link] {
    let linker = EntityLinker(self, entities, knowledge)
    return entities.indices.map { linker.link($0) }
  }

  /// What one of them means, by its number.
  package func link(of entity: Int, among entities: [Entity], in knowledge: Knowledge) -> Link {
    EntityLinker(self, entities, knowledge).link(entity)
  }
}
