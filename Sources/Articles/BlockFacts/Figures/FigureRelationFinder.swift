import Formats

/// Finds what the quantities of a block say of each other.
///
/// By the words between two numbers alone, and only where these leave little doubt: nothing is better than a wrong guess.
struct FigureRelationFinder {
  private let bytes: [UInt8]
  let tokens: [Token]
  let sentences: [Range<Int>]
  let quantities: [Quantity]
  private let tallies: [Tally]
  let words = RelationWords.shared

  init(bytes: [UInt8], _ text: BlockText, _ quantities: [Quantity], _ tallies: [Tally]) {
    (self.bytes, self.quantities, self.tallies) = (bytes, quantities, tallies)
    (tokens, sentences) = (text.tokens, text.sentences)
  }

  func relations() -> [FigureRelation] {
    var found: [FigureRelation] = []
    var first = 0
    while first < quantities.count {
      var end = first + 1
      while end < quantities.count, quantities[end].sentence == quantities[first].sentence { end += 1 }
      // A table in a line is no sentence.
      if end - first <= Self.mostQuantities {
        let run = first..<end
        found += run.dropFirst().compactMap { conversion($0 - 1, $0) }
        found += changes(in: run) + shares(in: run) + sums(in: run) + splits(in: run)
        found += run.compactMap(yearsAgo)
      }
      first = end
    }
    return found + tallies.indices.compactMap(vote)
  }

  /// Of a sentence.
  private static let mostQuantities = 16
  /// Tokens; a longer one is a table.
  static let longestSentence = 200

  func hash(_ i: Int) -> UInt64 { i >= 0 && i < tokens.count && tokens[i].isWord ? tokens[i].hash : 0 }
  func isDash(_ i: Int) -> Bool {
    i >= 0 && i < tokens.count && tokens[i].kind == .pause && (tokens[i].spaceBefore || tokens[i].range.length > 1)
      && bytes[tokens[i].range.start] != 0x3B && bytes[tokens[i].range.start] != 0x2F
  }
  func isColon(_ i: Int) -> Bool {
    i >= 0 && i < tokens.count && tokens[i].kind == .pause && bytes[tokens[i].range.start] == 0x3A
  }
  func kind(_ i: Int) -> Token.Kind? { i >= 0 && i < tokens.count ? tokens[i].kind : nil }
  /// The tokens between two quantities.
  func gap(_ a: Int, _ b: Int) -> Range<Int> {
    let start = quantities[a].tokens.upperBound
    return start..<max(start, quantities[b].tokens.lowerBound)
  }

  // MARK: Conversions

  private func conversion(_ a: Int, _ b: Int) -> FigureRelation? {
    guard case .measure(let first) = quantities[a].unit, case .measure(let second) = quantities[b].unit,
      first != second, first.dimension != .time
    else { return nil }
    // "8,000 and 500 kilometres (5,280 miles)" is a slip of another kind.
    if a > 0, quantities[a - 1].sentence == quantities[a].sentence, quantities[a - 1].unit == .none,
      case let between = gap(a - 1, a), between.count == 1, hash(between.lowerBound) == words.and
    {
      return nil
    }
    let isDegrees = first == .degree && second.dimension == .temperature
    guard isDegrees || first.dimension == second.dimension else { return nil }
    var gap = gap(a, b)
    // "30 miles wide (48 km)"
    if let word = gap.first, words.extents.contains(hash(word)) { gap = gap.dropFirst() }
    guard let mark = gap.first else { return nil }
    let rest = gap.dropFirst()
    switch tokens[mark].kind {
    case .open: return rest.allSatisfy { words.ors.contains(hash($0)) } && closes(b) ? .conversion(a, b) : nil
    case .comma: return rest.count == 1 && words.ors.contains(hash(rest.first!)) ? .conversion(a, b) : nil
    default: return nil
    }
  }

  /// Whether nothing but a bracket follows, perhaps behind a word: "(16 km away)".
  func closes(_ q: Int) -> Bool {
    let end = quantities[q].tokens.upperBound
    return kind(end) == .close || kind(end + 1) == .close || kind(end) == .comma || kind(end) == .pause
  }

  // MARK: Votes

  private func vote(_ number: Int) -> FigureRelation? {
    let tally = tallies[number]
    let sentence = sentences[tally.sentence]
    let near = max(sentence.lowerBound, tally.token - 6)..<min(sentence.upperBound, tally.token + 5)
    guard near.contains(where: { words.votes.contains(hash($0)) }) else { return nil }
    guard sentence.count <= Self.longestSentence else { return nil }
    let first = quantities.partitioningIndex { $0.sentence >= tally.sentence }
    let own = first..<max(first, quantities.partitioningIndex { $0.sentence > tally.sentence })
    // Only "nine-member", and one body a sentence.
    let members = own.filter {
      let quantity = quantities[$0]
      return quantity.form == .number && words.members.contains(WordHash.of(quantity.noun.utf8)) && quantity.low > 2
        && quantity.low < 1000
        && quantity.counted.map { $0.end <= tokens[quantity.digits.upperBound - 1].range.end } ?? false
    }
    if members.count == 1 { return .vote(tally: number, members: .quantity(members[0])) }
    guard members.isEmpty else { return nil }
    let bodies = sentence.compactMap { i -> (Int, ProseRange)? in
      guard tokens[i].isWord, tokens[i].isCapitalised else { return nil }
      if hash(i) == words.supreme, hash(i + 1) == words.court {
        return (9, ProseRange(tokens[i].range.start, tokens[i + 1].coreEnd))
      }
      if hash(i) == words.senate { return (101, tokens[i].coreRange) }
      if hash(i) == words.house, hash(i - 1) != words.white { return (435, tokens[i].coreRange) }
      return nil
    }
    guard let body = bodies.first, bodies.allSatisfy({ $0.0 == body.0 }), isVote(tally, of: body.0) else { return nil }
    return .vote(tally: number, members: .body(body.0, body.1))
  }

  /// Whether two numbers can be votes of a body, or would be but for a slip: not years, nor the votes of another body.
  private func isVote(_ tally: Tally, of members: Int) -> Bool {
    let most = max(tally.first, tally.second)
    return most <= members && tally.first + tally.second < min(members * 3 / 2, members + 40)
      && tally.first + tally.second > members / 2
  }

  // MARK: Years

  private func yearsAgo(_ q: Int) -> FigureRelation? {
    let quantity = quantities[q]
    guard quantity.unit == .measure(.year), quantity.form == .number, !quantity.isRange,
      hash(quantity.tokens.upperBound) == words.ago
    else {
      return nil
    }
    let ago = quantity.tokens.upperBound
    var place = ago + 1
    if kind(place) == .comma || kind(place) == .open { place += 1 }
    if hash(place) == words.in || hash(place) == words.around, place > ago + 1, let year = year(place + 1) {
      return .yearsAgo(q, year: year, tokens[place + 1].range)
    }
    let before = quantity.tokens.lowerBound - 1
    guard kind(before) == .comma || kind(before) == .open || isDash(before), hash(before - 2) == words.in,
      let year = year(before - 1)
    else { return nil }
    return .yearsAgo(q, year: year, tokens[before - 1].range)
  }

  func year(_ i: Int) -> Int? {
    guard kind(i) == .number, tokens[i].range.length == 4 else { return nil }
    var year = 0
    for byte in bytes[tokens[i].range.start..<tokens[i].range.end] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte) - 0x30
    }
    return (1500...2199).contains(year) ? year : nil
  }
}
