import Articles
import Formats
import LanguageServerProtocol
import Presentation

extension DocumentView {
  /// No list that an editor shows is read further.
  private static let mostNames = 50

  /// The names of the article, and then of the knowledge bases, that begin as the word at a position does up to there.
  func completion(_ request: CompletionRequest) -> CompletionList {
    let (article, columns) = (article, columns)
    let offset = columns.offset(request.position)
    // With one more letter there may be names.
    guard let typed = article.typedWord(at: offset) else { return CompletionList(isIncomplete: true, items: []) }
    let range = columns.range(typed.range)
    let found = KnownNames(
      of: article, outside: typed.range, beginning: typed.start, knowledge
    ).all.compactMap { name in
      name.completion(of: typed.start).map { ($0, name) }
    }.filter { NewName.problem(with: $0.1.text, in: article.format) == nil }
    let items = found.prefix(Self.mostNames).enumerated().map { number, match in
      let (filter, name) = match
      let text = article.format.written(name.text)
      return CompletionItem(
        label: name.text, kind: .text, detail: name.detail, filterText: filter, sortText: Self.sortText(number),
        insertText: typed.isPlainWord ? text : nil,
        textEdit: typed.isPlainWord ? nil : TextEdit(range: range, newText: text))
    }
    return CompletionList(isIncomplete: found.count > items.count, items: items)
  }
}

extension DocumentView {
  /// So that the order of words is that of numbers below a hundred.
  private static func sortText(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Article {
  /// The word of the prose at a byte of the source, and its letters up to there; nil for fewer than two, and in code, addresses
  /// and tags, where nobody is named.
  fileprivate func typedWord(at offset: Int) -> TypedWord? {
    guard let number = block(at: offset), blocks[number].kind != .mark, blocks[number].kind != .preformatted else {
      return nil
    }
    let block = blocks[number]
    let place = offset - block.range.start
    // The letter before the cursor is part of the prose, the one behind it need not be.
    let last = block.prose.proseOffset(ofSource: place - 1)
    let tokens = facts[number].tokens
    let next = tokens.partitioningIndex { $0.range.end > last }
    guard next < tokens.endIndex, tokens[next].isWord, tokens[next].range.contains(last) else { return nil }
    let word = tokens[next].range
    let source = block.source(of: word)
    let typed = ProseRange(word.start, last + 1)
    guard block.prose.isContiguous(word), block.source(of: typed).end == offset, source.length == word.length else {
      return nil
    }
    let start = block.words(typed)
    let fixed = FixedNames(in: self)
    guard start.count(where: \.isLetter) > 1, !fixed.contain(word, ofBlock: number) else { return nil }
    return TypedWord(range: source, start: start, isWhole: typed.end == word.end)
  }
}

/// The word that is being typed.
private struct TypedWord {
  /// All of it, in bytes of the source.
  let range: TextRange
  /// Up to the cursor.
  let start: String
  /// Nothing of it stands behind the cursor.
  let isWhole: Bool

  /// Whether every editor takes the same bytes for the word before the cursor. Then nobody need be told what to replace, and
  /// must not: Neovim from 0.10 on inserts an edit's text up to the first blank only.
  var isPlainWord: Bool {
    isWhole && start.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

extension KnownNames.Name {
  /// What of the name begins as the letters do: all of it, or a person's surname; nil where nothing does.
  fileprivate func completion(of start: String) -> String? {
    let lowered = start.lowercased()
    if text.lowercased().hasPrefix(lowered) { return text }
    guard kind == .person, let space = text.lastIndex(of: " ") else { return nil }
    let surname = String(text[text.index(after: space)...])
    return surname.lowercased().hasPrefix(lowered) ? surname : nil
  }

  /// "person, Port director"
  fileprivate var detail: String? {
    let words = [kind.inWords, role].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ").onOneLine
  }
}
