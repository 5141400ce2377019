import Archive
import Articles
import Formats
import Rules

/// Gathers the items of a worksheet: claims and quotations here, names and figures in files of their own.
struct WorksheetReader {
  let article: Article
  let knowledge: Knowledge
  let archive: ArchiveReader?
  let ownID: String?
  let entities: [Entity]
  private let sources: Sources
  /// Who holds up which statement: a source is asked for every sentence.
  private let holders: [Source.Statement: Source]
  private let roles: [String: String]

  init(_ article: Article, _ knowledge: Knowledge, _ archive: ArchiveReader?, ownID: String?) {
    (self.article, self.knowledge, self.archive, self.ownID) = (article, knowledge, archive, ownID)
    entities = article.entities()
    sources = article.sources()
    var holders: [Source.Statement: Source] = [:]
    for source in sources.all { for statement in source.statements { holders[statement] = source } }
    self.holders = holders
    var roles: [String: String] = [:]
    for entity in entities { if let role = entity.roles.first, roles[entity.name] == nil { roles[entity.name] = role } }
    self.roles = roles
  }

  func items(_ findings: [Finding]) -> [Worksheet.Item] {
    let links = links()
    // An address holds no figure to be checked: "?page=2".
    let parts = (names() + figures()).filter { item in
      let next = links.partitioningIndex { $0.range.end > item.range.start }
      return next == links.count || links[next].range.start >= item.range.end
    }
    var items = claims() + parts + quotations() + links
    // Where two begin at one place, what holds the other comes first; a tag before the words is of their sentence.
    func order(_ item: Worksheet.Item) -> (Int, Int, Int) {
      (max(item.range.start, article.blocks[item.block].range.start), -item.range.end, item.kind.rank)
    }
    items.sort { order($0) < order($1) }
    NotedFindings(findings, in: article).note(&items)
    return items
  }

  func item(_ kind: Worksheet.Kind, _ prose: ProseRange, in block: Int, about: [String] = []) -> Worksheet.Item {
    Worksheet.Item(
      kind: kind, block: block, range: article.blocks[block].source(of: prose), prose: prose,
      words: article.blocks[block].words(prose), about: about)
  }

  /// From 1.
  func line(_ range: TextRange) -> Int { article.text.line(at: range.start) + 1 }

  // MARK: Claims

  /// Words; "Yes." and "He did." claim nothing that could be looked up.
  private static let shortestClaim = 3
  /// A sentence that names more is a list.
  private static let mostSources = 8
  private static let pronouns: Set<String> = ["it", "he", "she", "they", "who", "which"]

  private func claims() -> [Worksheet.Item] {
    article.sentences { sentence in
      let facts = sentence.facts.sentences[sentence.number]
      return (sentence.isBody || sentence.block == article.headline) && !facts.isQuestion
        && facts.wordCount >= Self.shortestClaim
    }.map { sentence in
      var item = item(.claim, sentence.passage.prose, in: sentence.block)
      // Whom a headline quotes, the text says.
      if sentence.block == article.headline, isBare(sentence.support) {
        item.about = ["The headline: what of the text bears it out?"]
        return item
      }
      switch sentence.support {
      case .none:
        item.support = .nobody
        item.about = ["Nobody is named for it"]
      case .quoted(let speaker):
        tell(speaker, sentence, &item)
      case .attributed(let best):
        tell(best, sentence, &item)
      }
      return item
    }
  }

  private func isBare(_ support: SentenceSource) -> Bool {
    switch support {
    case .none, .quoted(speaker: nil): true
    default: false
    }
  }

  private func tell(_ speaker: String?, _ sentence: ArticleSentence, _ item: inout Worksheet.Item) {
    guard let speaker else {
      item.support = .nobody
      item.about = ["Quoted; who speaks is not said nearby"]
      return
    }
    let source = holders[Source.Statement(block: sentence.block, sentence: sentence.number)]
    let name = source.map(inFull) ?? speaker
    item.support = source?.kind == .vague ? .vague : .named
    item.sources = [name]
    item.about = ["The words of \(name)"]
  }

  private func tell(_ best: Int, _ sentence: ArticleSentence, _ item: inout Worksheet.Item) {
    let facts = sentence.facts
    let own = facts.sentences[sentence.number].attributions.filter { !facts.attributions[$0].saysNothing }
    // What it says may be reported by a neighbour.
    let others = own.filter { $0 != best }.prefix(Self.mostSources)
    for number in [best] + others {
      let attribution = facts.attributions[number]
      let cue = article.blocks[sentence.block].words(attribution.cue)
      guard attribution.kind != .unnamed, attribution.source != nil || attribution.kind == .vague else {
        if number == best { item.about.append("Nobody is named for it (“\(cue)”)") }
        continue
      }
      let name: String
      if attribution.source == nil {
        name = cue
        item.about.append("“\(cue)” points to a source and names none")
      } else {
        let known = sources.source(ofAttribution: number, in: sentence.block)
        let words = article.blocks[sentence.block].words(facts.upToComma(attribution.source ?? attribution.cue))
        // Of a second "it" nobody learns anything.
        guard number == best || known?.entity != nil || !Self.pronouns.contains(words.lowercased()) else { continue }
        let isOpen = known?.entity == nil && Self.pronouns.contains((known?.name ?? words).lowercased())
        name = isOpen ? "“\(words)”: the article does not say who" : known.map(inFull) ?? words
        guard !item.sources.contains(name) else { continue }
        // Whom words without the name mean is worked out, so they stand beside it.
        let surname = known?.entity?.name.split(separator: " ").last.map(String.init) ?? words
        let here = words.contains(surname) || name.contains(words) ? "“\(cue)”" : "here “\(words)”; “\(cue)”"
        item.about.append("Said by \(name) (\(here))\(attribution.kind == .vague ? ", who is nobody to ask" : "")")
      }
      item.sources.append(name)
    }
    switch facts.attributions[best].kind {
    case .named: item.support = .named
    case .vague: item.support = .vague
    case .unnamed:
      item.support = .nobody
      item.sources = []
    }
  }

  /// "Marta Kessling, port director"
  private func inFull(_ source: Source) -> String {
    guard let entity = source.entity else { return source.name }
    guard entity.between.isEmpty else {
      return "\(source.name) (\(entity.between.joined(separator: " or ")): the article does not say which)"
    }
    return inFull(entity.name)
  }

  private func inFull(_ name: String) -> String { roles[name].map { "\(name), \($0)" } ?? name }

  // MARK: Quotations

  private static let mostPrintings = 3

  private func quotations() -> [Worksheet.Item] {
    article.directQuotations().map { quotation in
      let facts = article.facts[quotation.block]
      let number = facts.quotations.partitioningIndex { $0.range.end >= quotation.words.end }
      let whole = number < facts.quotations.count ? facts.quotations[number] : nil
      var item = item(.quotation, whole?.range ?? quotation.words, in: quotation.block)
      item.about = [quotation.speaker.map { "The words of \(inFull($0))" } ?? "Nobody is named for the words"]
      if let archive, let found = try? archive.printings(of: quotation, in: article, excludingID: ownID) {
        for match in found.prefix(Self.mostPrintings) {
          item.notes.append(
            note("archive", "In \(title(match.head))\(ArchiveLink.said(match))", ArchiveLink.address(match.head)))
        }
        let more = found.count - Self.mostPrintings
        if more > 0 { item.notes.append(note("archive", "In \(more) more archived articles")) }
      }
      return item
    }
  }

  func title(_ head: ArchivedHead) -> String {
    "“\(head.title.isEmpty ? head.id : head.title)”\(ArchiveLink.credits(head))"
  }

  func note(_ by: String, _ text: String, _ address: String? = nil) -> Worksheet.Note {
    Worksheet.Note(by: by, text: text, address: address)
  }

  // MARK: Links

  private func links() -> [Worksheet.Item] {
    article.links().map { link in
      let block = article.blocks[link.block]
      // Written out it stands among the words; behind words it does not.
      let place = max(0, link.range.start - block.range.start)
      let start = block.prose.proseOffset(ofSource: place)
      let prose = ProseRange(start, min(block.prose.bytes.count, start + link.range.length))
      let isWords = block.words(prose) == link.address && block.source(of: prose) == link.range
      return Worksheet.Item(
        kind: .link, block: link.block, range: link.range, prose: isWords ? prose : nil, words: link.address,
        about: isWords ? [] : ["Behind words of the sentence"])
    }
  }
}

extension Worksheet.Kind {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self)! }
}
