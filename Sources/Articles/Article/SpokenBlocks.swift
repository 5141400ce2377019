import Formats

/// Whose words a whole block is, where its place on the page says so and no quotation marks do: a block quotation with a
/// name below it, a statement behind "the auditor said:", the answer to a question, a post.
package struct Voice: Hashable, Sendable {
  /// As the text names the speaker; nil where it does not.
  package let speaker: String?
  /// Where it does, by the number of the block and in bytes of its prose.
  package let place: Place?

  package struct Place: Hashable, Sendable {
    package let block: Int
    package let range: ProseRange
  }

  /// Whose words nobody says they are.
  static let unknown = Voice(speaker: nil, place: nil)
}

/// Finds the voices of an article's blocks by what each block is (`BlockForm`), in one pass.
struct SpokenBlocks {
  /// Of each block; nil where it is in the article's own voice, or in that of its quotation marks.
  private(set) var voices: [Voice?]
  private let blocks: [Block]
  private let facts: [BlockFacts]

  init(_ blocks: [Block], _ facts: [BlockFacts]) {
    (self.blocks, self.facts) = (blocks, facts)
    voices = Array(repeating: nil, count: blocks.count)
    addLabels()
    addBlockQuotations()
    addCredits()
    addStatements()
    addPosts()
    addAnswers()
  }

  private func voice(_ range: ProseRange, of block: Int) -> Voice {
    Voice(speaker: blocks[block].words(range), place: Voice.Place(block: block, range: range))
  }

  /// "HOLM: …": in a transcript, which has several of them, all of the paragraph is the speaker's.
  private mutating func addLabels() {
    let labelled = blocks.indices.filter { facts[$0].summary.speakerLabel != nil }
    guard labelled.count > 1 else { return }
    for i in labelled {
      guard let label = facts[i].summary.speakerLabel else { continue }
      voices[i] = label.length > 1 ? voice(label, of: i) : .unknown
    }
  }

  /// With the name in the last block of the quotation, in the one behind it, or in the one before it: "the auditor wrote:".
  private mutating func addBlockQuotations() {
    var i = 0
    while i < blocks.count {
      guard blocks[i].kind == .quotation else {
        i += 1
        continue
      }
      var end = i
      while end < blocks.count, blocks[end].kind == .quotation { end += 1 }
      let credited = [end - 1, end].first { $0 < blocks.count && facts[$0].form.credit != nil }
      if let credited, let name = facts[credited].form.credit {
        let last = facts[credited].form.isCreditLine ? min(end, credited) : end
        for k in i..<last { voices[k] = voice(name, of: credited) }
      } else if i > 0, let voice = announced(by: i - 1) {
        for k in i..<end { voices[k] = voice }
      }
      i = end
    }
  }

  /// "In a statement, the auditor said:" and the paragraph behind it.
  private mutating func addStatements() {
    for i in blocks.indices.dropLast() where voices[i + 1] == nil && blocks[i + 1].kind == .paragraph {
      voices[i + 1] = facts[i + 1].outline.opensWithQuotation ? named(by: i) : announced(by: i)
    }
  }

  /// "And from Chairwoman Rosa Weller:" and a quotation behind it.
  private func named(by block: Int) -> Voice? {
    let facts = facts[block]
    guard facts.outline.endsWithColon, facts.attributions.isEmpty, facts.summary.words <= Self.longestName * 2 else {
      return nil
    }
    let persons = facts.mentions.filter { $0.kind == .person }
    return persons.count == 1 ? voice(persons[0].range, of: block) : nil
  }

  /// A quotation and, behind it, a dash and a name.
  private mutating func addCredits() {
    for i in blocks.indices where voices[i] == nil && !facts[i].form.isCreditLine {
      voices[i] = facts[i].form.credit.map { voice($0, of: i) }
    }
  }

  /// Whose words the next block is: those of whoever "said:" at the end of this one.
  private func announced(by block: Int) -> Voice? {
    guard facts[block].outline.endsWithColon, let last = facts[block].sentences.last else { return nil }
    let end = last.range.end
    let attribution = facts[block].attributions[last.attributions].last {
      $0.kind != .unnamed && !$0.saysNothing && end - $0.cue.end <= Self.longestEnd
    }
    return attribution.map { $0.source.map { voice($0, of: block) } ?? .unknown }
  }

  /// Bytes between the reporting verb and the colon: "said in a statement on Tuesday:".
  private static let longestEnd = 60

  /// A handle on a line of its own, or behind a name, and the words below it up to the line that dates them.
  private mutating func addPosts() {
    var i = 0
    while i + 1 < blocks.count {
      guard let handle = facts[i].form.handle else {
        i += 1
        continue
      }
      let isAlone = handle.start == 0
      let isNamed =
        isAlone && i > 0 && facts[i - 1].summary.words <= Self.longestName && !facts[i - 1].summary.isTerminated
      let name = isNamed ? voice(ProseRange(0, blocks[i - 1].prose.bytes.count), of: i - 1) : voice(handle, of: i)
      var next = i + 1
      while next < min(blocks.count, i + 1 + Self.longestPost), facts[next].summary.isTerminated {
        voices[next] = name
        next += 1
      }
      i = next
    }
  }

  /// Words above a handle.
  private static let longestName = 4
  /// Blocks of a post that is embedded in an article.
  private static let longestPost = 3

  /// Of an interview: paragraphs that are nothing but questions, and those between them. Its guest is whoever is named
  /// before the first question, where that is one person.
  private mutating func addAnswers() {
    let questions = blocks.indices.filter { facts[$0].form.isQuestion && voices[$0] == nil }
    guard let first = questions.first, questions.count >= Self.fewestQuestions else { return }
    // The questions of an explainer are asked of nobody.
    guard questions.count(where: { facts[$0].form.saysYou }) * 2 >= questions.count else { return }
    let isEmphasised = questions.count { facts[$0].form.isEmphasised } * 2 > questions.count
    let rest = blocks[first...].count { !$0.kind.isBoilerplate }
    guard questions.count * (isEmphasised ? Self.blocksAnAnswer * 2 : Self.blocksAnAnswer) >= rest else { return }
    let guest = guest(before: first) ?? .unknown
    var next = 1
    for i in (first + 1)..<max(first + 1, blocks.count) {
      if next < questions.count, questions[next] == i {
        next += 1
      } else if voices[i] == nil, !facts[i].form.isQuestion, blocks[i].kind != .subheading {
        voices[i] = guest
      }
    }
  }

  private static let fewestQuestions = 2
  /// Blocks to a bare question, itself among them; a column that asks now and then has more.
  private static let blocksAnAnswer = 4

  private func guest(before block: Int) -> Voice? {
    var guest: (name: String, voice: Voice)?
    for i in 0..<block {
      for mention in facts[i].mentions where mention.kind == .person && mention.wordCount > 1 {
        let name = blocks[i].words(mention.range)
        if let guest, guest.name != name { return nil }
        guest = guest ?? (name, voice(mention.range, of: i))
      }
    }
    return guest?.voice
  }
}
