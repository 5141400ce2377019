/// Which words of a block the starter base knows as names: what the model of names sees of it.
///
/// The starter base only, since what is a name in a text must not depend on the bases of a machine.
struct BaseNames {
  /// Of each token 0 where it is in no name, else a code of what its longest name could be, how long it is and whether it
  /// begins here.
  let codes: [UInt16]

  init(_ text: BlockText, bytes: [UInt8]) {
    var codes = Array(repeating: UInt16(0), count: text.tokens.count)
    var i = 0
    while i < text.tokens.count {
      guard text.tokens[i].isCapitalised || text.tokens[i].kind == .number,
        let (end, code) = Self.longest(at: i, text, bytes)
      else {
        i += 1
        continue
      }
      for k in i..<end { codes[k] = code | (k == i ? 1 : 2) }
      i = end
    }
    self.codes = codes
  }

  private static func longest(at i: Int, _ text: BlockText, _ bytes: [UInt8]) -> (end: Int, code: UInt16)? {
    let (tokens, base) = (text.tokens, KnowledgeBase.starter)
    var words = [NameSpelling.folded(bytes[tokens[i].range.start..<tokens[i].coreEnd])]
    let longest = base.longestName(beginning: NameSpelling.shared.hash(ofFolded: words))
    var best = code(NameSpelling.shared.hash(ofFolded: words)).map { (i + 1, $0) }
    var k = i + 1
    while words.count < longest, k < tokens.count, text.sentenceOfToken[k] == text.sentenceOfToken[i],
      !tokens[k - 1].isPossessive
    {
      if tokens[k].isWordOrNumber {
        words.append(NameSpelling.folded(bytes[tokens[k].range.start..<tokens[k].coreEnd]))
        if tokens[k].isCapitalised || tokens[k].kind == .number,
          let code = code(NameSpelling.shared.hash(ofFolded: words))
        {
          best = (k + 1, code | 4)
        }
      } else if tokens[k].range.length > 1 || tokens[k].kind == .comma {
        // The stop of "St. Helens" joins, a comma parts.
        break
      }
      k += 1
    }
    return best
  }

  private static func code(_ hash: UInt64) -> UInt16? {
    var code: UInt16 = 0
    for candidate in KnowledgeBase.starter.candidates(hash) {
      switch (candidate.use, KnowledgeBase.starter.kind(of: candidate.entity)) {
      case (.surname, _): code |= 8
      case (.demonym, _): code |= 16
      case (_, .person): code |= 32
      case (_, .organization): code |= 64
      case (_, .place): code |= 128
      case (_, .event), (_, .work): code |= 256
      case (_, .other), (_, nil): break
      }
    }
    return code == 0 ? nil : code
  }
}
