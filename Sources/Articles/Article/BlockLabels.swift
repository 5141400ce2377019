import Formats

extension BlockFacts {
  /// What the two sequence models call each token of the block. They are asked once more, since no fact keeps their labels:
  /// for whoever wants to see why the facts are as they are.
  package func labels(of prose: Prose) -> (attributions: [AttributionLabel], names: [EntityLabel]) {
    let (text, bytes) = (BlockText(of: prose), prose.bytes)
    let views = TokenViews(text, bytes: bytes)
    let said = AttributionTagger.shared.labels(text, views, neighbours: neighbours, outputs).labels
    let features = EntityFeatures(text, views, MentionFinder(bytes: bytes, text).candidates(), bytes: bytes)
    return (
      said.map { AttributionLabel(rawValue: $0) ?? .none }, EntityTagger.shared.labels(features, text, outputs)
    )
  }
}
