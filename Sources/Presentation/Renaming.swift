import Articles
import Formats
import Rules

/// One name for an entity in place of another, word by word: what changes in one mention changes in all that have the word,
/// however it is spelt there.
///
///     "Sergei Lavrov" to "Sergey Lavrov" changes "Sergei" wherever it stands, and no "Lavrov".
package struct Renaming {
  private let article: Article
  private let entity: Entity
  /// The words of the mention that is renamed.
  private let old: [String]
  private let new: [String]
  private let format: any PageFormat

  package init(of place: Entity.Place, _ entity: Entity, in article: Article, to name: String) {
    self.article = article
    self.entity = entity
    old = article.words(of: place).map(\.text)
    new = name.split(whereSeparator: \.isWhitespace).map(String.init)
    format = article.format
  }

  /// In order; they share no byte. A mention with markup where a word has to go or to change stays as it is.
  package func edits() -> [Edit] {
    guard old != new else { return [] }
    let fixed = FixedNames(in: article)
    return entity.mentions.flatMap { fixed.contain($0) ? [] : edits(of: article.words(of: $0), at: $0) }
  }

  private func edits(of words: [NameWord], at place: Entity.Place) -> [Edit] {
    let isSameForm = words.count == old.count && zip(words, old).allSatisfy { NameWord.isSpelling($0.text, of: $1) }
    if old.count == new.count {
      let wanted = isSameForm ? zip(old, new).map { $0 } : words.map { change(of: $0.text) }
      return zip(words, wanted).compactMap { word, change in change.flatMap { edit(word, from: $0.0, to: $0.1) } }
    }
    if isSameForm { return recast(words, at: place) }
    // Whoever gets another surname has it where it stands alone as well.
    guard entity.kind == .person, words.count == 1, let last = old.last, let newLast = new.last,
      NameWord.isSpelling(words[0].text, of: last)
    else { return [] }
    return [edit(words[0], from: last, to: newLast)].compactMap { $0 }
  }

  private func change(of word: String) -> (String, String)? {
    zip(old, new).first { NameWord.isSpelling(word, of: $0.0) }
  }

  private func edit(_ word: NameWord, from old: String, to new: String) -> Edit? {
    guard old != new, word.isUnbroken else { return nil }
    let text = cased(new, like: word.text, old)
    return text == word.text ? nil : Edit(range: word.source, text: written(text))
  }

  /// "LAVROV" in a headline stays in capitals.
  private func cased(_ new: String, like word: String, _ old: String) -> String {
    if word.isAllCapitals, !old.isAllCapitals { return new.uppercased() }
    if old.isAllCapitals, new.isAllCapitals, !word.isAllCapitals { return new.prefix(1) + new.dropFirst().lowercased() }
    return new
  }

  private func written(_ name: String) -> String { format.written(name) }

  // MARK: Another number of words

  /// The edits that make a mention the new name and leave alone the words that both have at the start and at the end.
  private func recast(_ words: [NameWord], at place: Entity.Place) -> [Edit] {
    let shout = words.allSatisfy(\.text.isAllCapitals) && !old.allSatisfy(\.isAllCapitals)
    let new = shout ? self.new.map { $0.uppercased() } : self.new
    let shorter = min(words.count, new.count)
    var first = 0
    while first < shorter, words[first].text == new[first] { first += 1 }
    var behind = 0
    while behind < shorter - first, words[words.count - 1 - behind].text == new[new.count - 1 - behind] { behind += 1 }
    let gone = first..<words.count - behind
    let added = new[first..<new.count - behind].map(written)
    guard words[gone].allSatisfy(\.isUnbroken) else { return [] }
    if gone.isEmpty { return [insertion(added, before: gone.lowerBound, of: words)] }
    if added.count >= gone.count { return replacements(of: words[gone], with: added) }
    let kept = gone.prefix(added.count)
    guard let removal = removal(of: gone.dropFirst(added.count), from: words, at: place) else { return [] }
    return replacements(of: words[kept], with: added) + [removal]
  }

  private func insertion(_ added: [String], before number: Int, of words: [NameWord]) -> Edit {
    let text = added.joined(separator: " ")
    let isBefore = number < words.count
    let place = isBefore ? words[number].source.start : words[number - 1].source.end
    return Edit(range: TextRange(place, place), text: isBefore ? text + " " : " " + text)
  }

  /// Word for word, the last one by all that is left.
  private func replacements(of words: ArraySlice<NameWord>, with added: [String]) -> [Edit] {
    zip(words, added.indices).map { word, number in
      let isLast = number == words.count - 1
      return Edit(
        range: word.source, text: isLast ? added[number...].joined(separator: " ") : added[number])
    }.filter { edit in !words.contains { $0.source == edit.range && written($0.text) == edit.text } }
  }

  /// With the space on the side of the words that stay; nil where markup stands between.
  private func removal(of gone: Range<Int>, from words: [NameWord], at place: Entity.Place) -> Edit? {
    let range =
      gone.lowerBound == 0
      ? ProseRange(words[0].range.start, words[gone.upperBound].range.start)
      : ProseRange(words[gone.lowerBound - 1].range.end, words[gone.upperBound - 1].range.end)
    let block = article.blocks[place.block]
    return block.prose.isContiguous(range) ? Edit(range: block.source(of: range), text: "") : nil
  }
}
