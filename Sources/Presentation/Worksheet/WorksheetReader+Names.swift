import Archive
import Articles
import Formats

extension WorksheetReader {
  /// Each name once, where the article first has it.
  func names() -> [Worksheet.Item] {
    let links = article.links(of: entities, in: knowledge)
    return entities.indices.compactMap { name(entities[$0], links[$0]) }
  }

  private func name(_ entity: Entity, _ link: Link) -> Worksheet.Item? {
    let places = entity.mentions.filter { !article.blocks[$0.block].kind.isBoilerplate }
    guard let first = places.first else { return nil }
    var item = item(.name, article.mention(first).range, in: first.block)
    var spellings: [String] = []
    for place in places {
      let words = article.blocks[place.block].words(article.mention(place).range)
      if words != item.words, !spellings.contains(words) { spellings.append(words) }
    }
    if let kind = entity.kind.inWords, entity.roles.isEmpty {
      item.about.append("\(kind.prefix(1).uppercased())\(kind.dropFirst())")
    }
    if !entity.roles.isEmpty { item.about.append("By the article: \(entity.roles.joined(separator: "; "))") }
    if !entity.between.isEmpty {
      item.about.append("\(entity.between.joined(separator: " or ")); the article does not say which")
    }
    if entity.isGovernment { item.about.append("Speaks for a government") }
    if !spellings.isEmpty { item.about.append("Also written: \(spellings.joined(separator: "; "))") }
    if places.count > 1 { item.about.append("Named \(places.count) times, in \(lines(of: places))") }
    item.notes = known(link) + archived(entity)
    return item
  }

  private static let mostLines = 8

  private func lines(of places: [Entity.Place]) -> String {
    var lines: [Int] = []
    for place in places {
      let line = line(article.range(of: place))
      if lines.last != line { lines.append(line) }
    }
    let shown = lines.prefix(Self.mostLines).map(String.init).joined(separator: ", ")
    return (lines.count == 1 ? "line " : "lines ") + shown + (lines.count > Self.mostLines ? ", …" : "")
  }

  private func known(_ link: Link) -> [Worksheet.Note] {
    if let chosen = link.chosen {
      return KnownText(chosen, in: knowledge).lines(on: article.pageDate?.day?.iso).map { note("base", $0) }
    }
    let likely = link.likely.map { candidate in
      let what = KnownText(candidate, in: knowledge).description
      return candidate.entity.name + (what.isEmpty ? "" : ", \(what)")
    }
    return likely.isEmpty ? [] : [note("base", "Could mean: \(likely.joined(separator: "; "))")]
  }

  private func archived(_ entity: Entity) -> [Worksheet.Note] {
    guard let archive, let held = try? archive.mentions(of: entity.name, limit: 1, excludingID: ownID),
      let newest = held.articles.first
    else { return [] }
    let count = held.count == 1 ? "In 1 archived article" : "In \(held.count) archived articles, the newest"
    return [note("archive", "\(count): \(title(newest))", ArchiveLink.address(newest))]
  }
}
