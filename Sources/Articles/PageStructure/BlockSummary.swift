import Formats

/// The little about a block that the page's structure is judged by.
package struct BlockSummary: Hashable, Sendable {
  package let words: Int
  package let isTerminated: Bool
  package let sentenceCount: Int
  /// Ends in a question mark, as some headlines do.
  package let asks: Bool
  /// Of its words in lower case, without marks and bullets: equal for a headline and its repetition.
  package let textHash: UInt64
  /// A whole line of boilerplate, by the list.
  package let isBoilerplate: Bool
  /// Heads a section that is not article, by the list: "Related articles". One word alone ("Topics", "Comments") may be
  /// the author's own.
  package let isHeading: Bool
  package let isOneWordHeading: Bool
  /// Ends in such a heading behind a colon: "Get started: Download the app".
  package let endsInHeading: Bool
  /// "Brandt:" or "A:" at the start of a paragraph, as transcripts and interviews mark who speaks; bytes of the prose.
  package let speakerLabel: ProseRange?
  /// A short sentence that says who says something: "No, he said."
  package let isShortReport: Bool
  /// Says what weather there will be.
  let isForecast: Bool
  package let age: Age?
  package let startsWithBullet: Bool
  package let isByline: Bool
  package let isCaption: Bool
  package let appearance: LineAppearance

  /// "5 hours ago", alone or glued to an outlet ("Russia Today5 hours ago") or to a label ("time33 minutes ago").
  package struct Age: Hashable, Sendable {
    /// Bytes of the prose.
    package let range: ProseRange
    /// What stands before it on the line, other than a label; bytes of the prose.
    package let outlet: ProseRange?
  }

  package init(_ text: BlockText, _ outline: BlockOutline, bytes: [UInt8]) {
    let tokens = text.tokens
    words = tokens.count(where: \.isWordOrNumber)
    isTerminated = text.sentences.last.map { text.isTerminated($0, bytes) } ?? false
    sentenceCount = text.sentences.count
    asks = text.sentences.last.map { text.isQuestion($0, bytes) } ?? false
    let isLine = words <= 14
    textHash = isLine || words <= 40 ? Self.textHash(tokens, bytes) : 0
    let classes = isLine ? Lexicon.shared[textHash] : []
    let afterColon = isLine ? Self.hashAfterColon(tokens, bytes).map { Lexicon.shared[$0] } ?? [] : []
    isBoilerplate = classes.contains(.boilerplate) || isLine && Self.isGluedWidget(bytes)
    isHeading = classes.contains(.heading) && words > 1
    isOneWordHeading = classes.contains(.heading) && words == 1
    endsInHeading = afterColon.contains(.heading)
    speakerLabel = Self.speakerLabel(tokens, bytes)
    isShortReport = words < 6 && outline.hasCueWord && !AttributionFinder(text).candidates().isEmpty
    isForecast = Self.isForecast(tokens, words: words)
    age = words <= 12 ? AgeReader.age(in: bytes) : nil
    startsWithBullet = tokens.first.map { $0.kind == .symbol && tokens.count > 1 && tokens[1].spaceBefore } ?? false
    isByline =
      !isTerminated && words <= 12 && tokens.count > 1 && tokens[0].hash == WordHash.of("by".utf8)
      && tokens[1].isCapitalised
    isCaption = words <= 60 && Self.isCaption(tokens, bytes)
    appearance = LineAppearance(text, outline, words: words, isTerminated: isTerminated, bytes: bytes)
  }

  private static func textHash(_ tokens: [Token], _ bytes: [UInt8]) -> UInt64 {
    var hash = WordHash.seed
    var isFirst = true
    for token in tokens where token.isWordOrNumber {
      if !isFirst { hash = WordHash.adding(0x20, to: hash) }
      isFirst = false
      for byte in bytes[token.range.start..<token.range.end] { hash = WordHash.adding(byte, to: hash) }
    }
    return isFirst ? 0 : hash
  }

  private static func speakerLabel(_ tokens: [Token], _ bytes: [UInt8]) -> ProseRange? {
    var end = 0
    while end < min(tokens.count, 4), tokens[end].isWord,
      tokens[end].isCapitalised || tokens[end].classes.contains(.title)
    {
      end += 1
    }
    guard end > 0, end < 4, end + 3 < tokens.count, tokens[end].kind == .pause, bytes[tokens[end].range.start] == 0x3A,
      !tokens[end].spaceBefore, tokens[end + 1].spaceBefore
    else { return nil }
    // "Our Standards: …" at the foot of a page is nobody, "The Chair: …" is, and "A: …" answers.
    let first = tokens[0]
    guard !first.classes.contains(.functionWord) || first.range.length == 1 || first.hash == WordHash.of("the".utf8)
    else {
      return nil
    }
    return ProseRange(first.range.start, tokens[end - 1].range.end)
  }

  private static func isForecast(_ tokens: [Token], words: Int) -> Bool {
    let weather = tokens.count { $0.classes.contains(.weather) }
    return weather >= fewestWeatherWords && weather * mostWordsAWeatherWord >= words
      && tokens.contains { toCome.contains($0.hash) }
  }

  private static let fewestWeatherWords = 3
  private static let mostWordsAWeatherWord = 9
  private static let toCome = WordHash.set("will may might could should likely expected")

  private static func hashAfterColon(_ tokens: [Token], _ bytes: [UInt8]) -> UInt64? {
    guard let colon = tokens.lastIndex(where: { $0.kind == .pause && bytes[$0.range.start] == 0x3A }) else {
      return nil
    }
    return textHash(Array(tokens[(colon + 1)...]), bytes)
  }

  /// "app-storeplay-store": names of buttons run together, all in lower case.
  private static func isGluedWidget(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0x20) && bytes.count > 8 && bytes.count < 60 && bytes.count(where: { $0 == 0x2D }) >= 2
      && bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x2D }
  }

  private static let captionStarts = WordHash.set("photo image picture credit caption file pictured")
  private static let agencies = WordHash.set("getty photo photos images shutterstock alamy epa")

  private static func isCaption(_ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard let first = tokens.first(where: \.isWord), tokens.count > 2 else { return false }
    if captionStarts.contains(first.hash), tokens[1].kind == .pause, tokens[1].range.length == 1 { return true }
    // "(AP Photo/Jane Doe)", "… Getty Images"
    let tail = tokens.suffix(6)
    return tail.contains { agencies.contains($0.hash) && $0.isCapitalised }
      && (tail.last?.kind == .close || tail.last?.isCapitalised ?? false)
  }
}
