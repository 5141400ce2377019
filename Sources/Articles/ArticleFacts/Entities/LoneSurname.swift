import Formats

extension Article {
  /// Whether nothing but a surname says who is meant: no given name, no role, nothing behind a comma, and nobody named in the
  /// same breath, as in "the engineers Holm and ⟦Okafor⟧". "The ⟦Okafor⟧ report" names a report.
  package func isLoneSurname(_ place: Entity.Place) -> Bool {
    let (facts, mention) = (facts[place.block], mention(place))
    let tokens = facts.tokens
    guard mention.kind == .person, mention.wordCount == 1, mention.role == nil, mention.range.length > 2,
      let word = tokens.indices(in: mention.range).first, !tokens[word].classes.contains(.givenName)
    else { return false }
    let sentence = facts.sentences[facts.sentences.partitioningIndex { $0.tokens.upperBound > word }].tokens
    if word + 1 < sentence.upperBound, [.comma, .open, .pause].contains(tokens[word + 1].kind) { return false }
    let before = beforeTitle(word, tokens, sentence)
    guard before >= sentence.lowerBound else { return true }
    let isComma = tokens[before].kind == .comma
    if tokens[before].isQuoteMark { return true }
    guard isComma || tokens[before].isWord && !EnglishClosedClasses.shared.isDeterminer(tokens[before]) else {
      return false
    }
    let isJoined = isComma || Self.joining.contains(tokens[before].hash)
    guard isJoined, before > sentence.lowerBound, place.mention > 0 else { return true }
    return facts.mentions[place.mention - 1].range.end != tokens[before - 1].coreEnd
  }

  /// The number of the token before a name and its form of address: "with ⟦Mr. Holm⟧".
  private func beforeTitle(_ word: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Int {
    let stop = word - 1
    let title = stop >= sentence.lowerBound && tokens[stop].kind == .terminal ? stop - 1 : stop
    return title >= sentence.lowerBound && tokens[title].classes.contains(.title) ? title - 1 : stop
  }

  private static let joining = WordHash.set("and or")
}
