import Archive
import Articles
import Formats

/// What is known about a place in an article, as an editor shows it on hover and `stet hover` prints it.
package struct HoverText {
  private let article: Article
  private let archive: ArchiveReader?
  private let knowledge: Knowledge
  private let related: [RelatedArticle]
  private let ownID: String?

  /// - Parameters:
  ///   - related: what the archive holds on the article, for the headline.
  ///   - ownID: what the article itself is called in the archive, if it is there.
  package init(
    article: Article, archive: ArchiveReader?, knowledge: Knowledge, related: [RelatedArticle], ownID: String?
  ) {
    self.knowledge = knowledge
    self.ownID = ownID
    self.article = article
    self.archive = archive
    self.related = related
  }

  /// The text for a byte of the source and the range it speaks of; nil where there is nothing to say.
  package func text(at offset: Int) -> (markup: Markup, range: TextRange)? {
    guard let block = article.block(at: offset) else { return nil }
    switch article.blocks[block].kind {
    case .mark, .preformatted: return nil
    case .boilerplate, .relatedCard: return boilerplate(block)
    default: break
    }
    var markup = Markup()
    var range: TextRange?
    var subject: Entity?
    if let (entity, place) = named(at: offset, in: block) {
      markup.add(about(entity, at: place))
      if !markup.isEmpty { range = place }
      subject = entity
    }
    if let (date, place) = aboutDate(at: offset) {
      markup.add(date)
      range = range ?? place
    }
    if let (quantity, place) = QuantityText(article).text(at: offset, in: block) {
      markup.add(quantity)
      range = range ?? place
    }
    if article.headline == block {
      markup.add(aboutRelated())
      range = range ?? article.blocks[block].range
    } else if article.isBody(block), let sentence = article.sentence(at: offset, in: block) {
      let sentenceRange = article.blocks[block].source(of: article.facts[block].sentences[sentence].range)
      guard sentenceRange.contains(offset) || sentenceRange.end == offset || range != nil else { return nil }
      if let (words, place) = aboutQuotation(at: offset, in: block) {
        markup.add(words)
        range = range ?? place
      }
      markup.add(aboutStatement(block, sentence, besides: range == nil ? nil : subject))
      range = range ?? sentenceRange
    }
    guard !markup.isEmpty, let range else { return nil }
    return (markup, range)
  }

  // MARK: Names

  /// Whoever is named at a byte, or meant without a name: "the foreign minister".
  private func named(at offset: Int, in block: Int) -> (Entity, TextRange)? {
    if let (entity, place) = article.entity(at: offset) { return (entity, article.range(of: place)) }
    let entities = article.entities()
    // The shortest: "the mayor" in "the mayor’s deputy".
    let meant = article.descriptions(of: entities).filter {
      $0.block == block && article.blocks[block].source(of: $0.range).contains(offset)
    }
    guard let description = meant.min(by: { $0.range.length < $1.range.length }) else { return nil }
    return (entities[description.entity], article.blocks[block].source(of: description.range))
  }

  /// In one line who that is, for an editor that shows no more, and then what else the article, the bases and the archive
  /// tell; empty where they tell nothing.
  private func about(_ entity: Entity, at place: TextRange) -> Markup {
    var rest = Markup()
    let others = entity.roles.dropFirst().prefix(3)
    if !others.isEmpty { rest.add(.text("Also: \(others.joined(separator: "; "))")) }
    rest.add(introduction(of: entity, besides: place))
    let lines = entity.mentions.map { article.text.line(at: article.range(of: $0).start) + 1 }
    if lines.count > 1 {
      let places = Set(lines).count == 1 ? "line" : "lines"
      rest.add(.text("Named \(times(lines.count)) here, in \(places) \(list(lines))"))
    }
    rest.add(known(entity))
    if let archive { rest.add(ArchivedNames(entity.name, in: archive, excludingID: ownID).markup) }
    let statements = self.statements(of: entity)
    let tells = !entity.roles.isEmpty || !entity.between.isEmpty || entity.isGovernment || !statements.isEmpty
    guard tells || !rest.isEmpty else { return rest }
    var markup = Markup()
    markup.add(.strong(entity.name), .text(describes(entity) + statements))
    markup.add(rest)
    return markup
  }

  /// "; source of 2 of 4 attributed statements"
  private func statements(of entity: Entity) -> String {
    let sources = article.sources()
    let count = sources.all.filter { $0.entity?.mentions == entity.mentions }.reduce(0) { $0 + $1.statements.count }
    guard count > 0, sources.statementCount > 1, entity.between.isEmpty else { return "" }
    return "; source of \(count) of \(sources.statementCount) attributed statements"
  }

  /// Letters of the sentence that first names somebody.
  private static let longestIntroduction = 200

  /// The sentence that first names somebody in full, where it stands in another paragraph and the article has no other word
  /// for who that is.
  private func introduction(of entity: Entity, besides place: TextRange) -> Markup {
    var markup = Markup()
    guard entity.roles.isEmpty, entity.between.isEmpty, entity.mentions.count > 1 else { return markup }
    let first = article.introduction(of: entity)
    let range = article.range(of: first)
    guard article.isBody(first.block), article.block(at: place.start) != first.block,
      let sentence = article.sentence(at: range.start, in: first.block)
    else { return markup }
    let words = article.blocks[first.block].words(article.facts[first.block].sentences[sentence].range)
    let shown = words.count > Self.longestIntroduction ? words.prefix(Self.longestIntroduction) + "…" : words[...]
    markup.add(.text("Line \(article.text.line(at: range.start) + 1): \(shown)"))
    return markup
  }

  /// What the bases know of whoever bears the name, or whom it could mean.
  private func known(_ entity: Entity) -> Markup {
    let entities = article.entities()
    guard let number = entities.firstIndex(where: { $0.mentions == entity.mentions }) else { return Markup() }
    let link = article.link(of: number, among: entities, in: knowledge)
    var markup = Markup()
    if let chosen = link.chosen, let reason = link.reason {
      markup.add(KnownText(chosen, in: knowledge).markup(on: article.pageDate?.day?.iso))
      markup.add(.text("Taken for that because \(reason.words)"))
      return markup
    }
    let candidates = link.likely
    if !candidates.isEmpty { markup.add(.text("The name could mean:")) }
    for candidate in candidates {
      let what = KnownText(candidate, in: knowledge).description
      markup.addItem(.strong(candidate.entity.name), .text(what.isEmpty ? "" : ", \(what)"))
    }
    return markup
  }

  private func describes(_ entity: Entity) -> String {
    if !entity.between.isEmpty { return ": \(eitherOf(entity.between)); the article does not say which" }
    if let role = entity.roles.first { return ", \(role)" }
    if entity.isGovernment { return ", speaking for a government" }
    return entity.kind == .person ? "" : entity.kind.inWords.map { ", \($0)" } ?? ""
  }

  /// "Ada Holm or Lars Holm"
  private func eitherOf(_ names: [String]) -> String {
    let shown = Array(names.prefix(Self.mostBearers))
    let all = names.count > shown.count ? shown + ["others"] : shown
    return all.dropLast().joined(separator: ", ") + (all.count > 1 ? " or " : "") + (all.last ?? "")
  }

  private static let mostBearers = 4

  private func times(_ count: Int) -> String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }

  private func list(_ lines: [Int]) -> String {
    var seen: [Int] = []
    for line in lines where !seen.contains(line) { seen.append(line) }
    let shown = seen.prefix(8).map(String.init).joined(separator: ", ")
    return seen.count > 8 ? shown + ", …" : shown
  }

  // MARK: Dates

  private func aboutDate(at offset: Int) -> (Markup, TextRange)? {
    guard let (date, block) = article.relativeDate(at: offset), let page = article.pageDate,
      let meaning = date.meaning(on: page)
    else { return nil }
    var markup = Markup()
    markup.add(
      .strong(article.blocks[block].words(date.range)), .text(": \(meaning.inWords), by the page's date"))
    return (markup, article.blocks[block].source(of: date.range))
  }

  // MARK: Quotations

  /// Where else the words of a quotation were printed, and by whom they are said to be.
  private func aboutQuotation(at offset: Int, in block: Int) -> (Markup, TextRange)? {
    guard let archive, let quotation = article.directQuotations().first(where: { $0.range.contains(offset) }),
      let printings = try? archive.printings(of: quotation, in: article, excludingID: ownID)
    else { return nil }
    let markup = ArchiveLink.printings(printings)
    return markup.isEmpty ? nil : (markup, quotation.range)
  }

  // MARK: Statements

  /// - Parameter entity: somebody of whom the hover has said how much rests on them.
  private func aboutStatement(_ block: Int, _ sentence: Int, besides entity: Entity?) -> Markup {
    var markup = Markup()
    switch article.support[block][sentence] {
    case .none:
      markup.add(.text("Nobody is named as the source of this statement"))
    case .quoted(let speaker?):
      let sources = article.sources()
      let source = sources.source(ofBlock: block, sentence: sentence)
      let name = isPronoun(speaker) ? source?.entity.map(\.name) ?? speaker : speaker
      markup.add(.text("Quoted: the words of "), .strong(name), .text(inFull(source, instead: name)))
      markup.add(share(of: source, in: sources, besides: entity))
    case .quoted(nil):
      markup.add(.text("Quoted; the speaker is not named nearby"))
    case .attributed(let best):
      let own = article.facts[block].sentences[sentence].attributions
      // What it says may be reported by a neighbour: “It fell,” Holm said. “It was old.”
      markup.add(aboutAttributions(own.isEmpty ? best..<best + 1 : own, block, besides: entity))
    }
    return markup
  }

  private func isPronoun(_ words: String) -> Bool { ["he", "she", "they"].contains(words.lowercased()) }

  /// A sentence that names more is no statement but a list.
  private static let mostSources = 8

  /// One line a source, with all the words it is given, and one for what rests on it. Words that point to nobody, "asked about",
  /// are nothing to tell.
  private func aboutAttributions(_ range: Range<Int>, _ block: Int, besides entity: Entity?) -> Markup {
    var markup = Markup()
    let words = article.blocks[block].words
    let numbers = range.prefix(Self.mostSources)
    let own = article.facts[block].attributions
    let sources = article.sources()
    for number in numbers {
      let attribution = own[number]
      guard let source = attribution.source else {
        if attribution.kind == .vague {
          markup.add(.text("“\(words(attribution.cue))” points to a source and names none"))
        }
        continue
      }
      guard numbers.first(where: { own[$0].source == source }) == number else { continue }
      let cues = numbers.filter { own[$0].source == source }.map { "“\(words(own[$0].cue))”" }.joined(separator: ", ")
      let known = sources.source(ofAttribution: number, in: block)
      let name = isPronoun(words(source)) ? known?.entity.map(\.name) ?? words(source) : words(source)
      let rest = attribution.kind == .vague ? ", who is nobody to ask" : inFull(known, instead: name)
      // Behind a whole name its role follows, behind a part of it the name.
      let isWhole = name != words(source)
      markup.add(
        .text("Source: "), .strong(name), .text(isWhole ? "\(rest) (\(cues))" : " (\(cues))\(rest)"))
      markup.add(share(of: known, in: sources, besides: entity))
    }
    return markup
  }

  /// How the article names a source in full, where the sentence itself has a surname or a role.
  private func inFull(_ source: Source?, instead words: String) -> String {
    guard let entity = source?.entity else { return "" }
    if !entity.between.isEmpty { return ": \(eitherOf(entity.between)); the article does not say which" }
    if let role = entity.roles.first, !words.contains(role) {
      return words == entity.name ? ", \(role)" : ": \(entity.name), \(role)"
    }
    return words.contains(entity.name) ? "" : ": \(entity.name)"
  }

  private func share(of source: Source?, in sources: Sources, besides entity: Entity?) -> Markup {
    var markup = Markup()
    if let entity, source?.entity?.mentions == entity.mentions { return markup }
    guard let count = source?.statements.count, count > 0, sources.statementCount > 1,
      source?.entity?.between.isEmpty ?? true
    else { return markup }
    let verb = count == 1 ? "rests" : "rest"
    markup.add(.text("\(count) of \(sources.statementCount) attributed statements \(verb) on this source"))
    return markup
  }

  // MARK: Boilerplate and related articles

  private func boilerplate(_ block: Int) -> (Markup, TextRange)? {
    if article.repeatedHeadlines.contains(block) {
      var markup = Markup()
      markup.add(.text("The headline again"))
      return (markup, article.blocks[block].range)
    }
    guard let run = article.boilerplate.first(where: { $0.blocks.contains(block) }) else { return nil }
    var markup = Markup()
    if let number = run.card {
      let card = article.cards[number]
      let title = article.words(ofBlock: card.headline)
      markup.add(.text("Another article: "), .strong(title))
      let credits = card.credits(on: article.pageDate)
      if !credits.isEmpty { markup.add(.text(credits)) }
      if let held = try? archive?.article(titled: title) {
        markup.add(.text("In the archive: "), ArchiveLink.part(held), .text(ArchiveLink.credits(held)))
      }
    } else {
      markup.add(.text("Not part of the article"))
    }
    return (markup, run.range)
  }

  private func aboutRelated() -> Markup {
    var markup = Markup()
    let date = article.cards.isEmpty ? nil : article.pageDate
    for card in article.cards {
      let credits = card.credits(on: date)
      markup.add(
        .text("On this page: "), .strong(article.words(ofBlock: card.headline)),
        .text(credits.isEmpty ? "" : " (\(credits))"))
    }
    for found in related {
      markup.add(
        .text(found.isBackground ? "Background: " : "Related: "), ArchiveLink.part(found.article),
        .text(ArchiveLink.credits(found.article) + ArchiveLink.alsoIn(found.copies)))
    }
    if markup.isEmpty {
      markup.add(
        .text(archive == nil ? "No archive to look for related articles in" : "No related article in the archive"))
    }
    return markup
  }
}

extension EntityKind {
  /// Nil where it says nothing.
  package var inWords: String? {
    switch self {
    case .person: "person"
    case .organization: "organization"
    case .place: "place"
    case .event, .work, .other: nil
    }
  }
}
