/// How deep a page is nested, told before it is parsed: gumbo goes through all open elements for most tags, and opens all
/// formatting that was left open anew in every paragraph, so that a page of nothing but `<b class=1><b class=2>` costs the
/// square of its length. Tags past a depth that no page has are left out of what the parser is given; their text stays.
struct HTMLNesting {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Open elements. Browsers nest no deeper either (512 in Blink and WebKit).
  private static let deepest = 512
  /// Formatting elements of their own that are open at a time. The HTML standard lets only three of the same stay open;
  /// people's pages have four or five different ones.
  private static let mostFormatting = 16
  /// The attributes of one tag: each is compared with all before it. The most of 212 pages of news were under 250.
  private static let mostAttributes = 512

  /// The tag of formatting only.
  private var open: [(name: UInt64, kinds: Kinds, tag: UInt64)] = []
  /// Of the formatting that nothing has ended the names and the whole tags. What stood in an element that was closed is
  /// no longer open, and is opened anew for the next word.
  private var formatting: [(name: UInt64, tag: UInt64, isOpen: Bool)] = []
  private var isAnyClosed = false
  /// Behind the tag before.
  private var lastEnd = 0
  /// How many opening tags of a name were left out, whose closing ones have to go as well.
  private var leftOut: [UInt64: Int] = [:]
  /// All that was ever open.
  private var seen: Kinds = []

  private struct Kinds: OptionSet {
    let rawValue: UInt32

    static let void = Kinds(rawValue: 1)
    static let formatting = Kinds(rawValue: 1 << 1)
    static let foreign = Kinds(rawValue: 1 << 2)
    static let closesParagraph = Kinds(rawValue: 1 << 3)
    static let paragraph = Kinds(rawValue: 1 << 4)
    static let list = Kinds(rawValue: 1 << 5)
    static let item = Kinds(rawValue: 1 << 6)
    static let termList = Kinds(rawValue: 1 << 7)
    static let term = Kinds(rawValue: 1 << 8)
    static let table = Kinds(rawValue: 1 << 9)
    static let rows = Kinds(rawValue: 1 << 10)
    static let row = Kinds(rawValue: 1 << 11)
    static let cell = Kinds(rawValue: 1 << 12)
    static let select = Kinds(rawValue: 1 << 13)
    static let option = Kinds(rawValue: 1 << 14)
    static let options = Kinds(rawValue: 1 << 15)
    static let section = Kinds(rawValue: 1 << 16)
    static let link = Kinds(rawValue: 1 << 17)
    static let noBreak = Kinds(rawValue: 1 << 18)
    static let button = Kinds(rawValue: 1 << 19)
    static let object = Kinds(rawValue: 1 << 20)
    /// Nothing that a reader sees.
    static let silent = Kinds(rawValue: 1 << 21)
  }

  /// What the parser is not to see of the tag that stands in a range; nil for all the tags of normal pages.
  mutating func excess(_ source: Bytes, _ tag: Range<Int>) -> Range<Int>? {
    var i = tag.lowerBound + 1
    let isEnd = source[i] == UInt8(ascii: "/")
    if isEnd { i += 1 }
    let nameStart = i
    var name = WordHash.seed
    while i < tag.upperBound, Self.isNameByte[Int(source[i])] {
      name = WordHash.adding(source[i], to: name)
      i += 1
    }
    let kinds = Self.kinds[name] ?? []
    if isAnyClosed { reopen(before: tag, isEnd ? .silent : kinds, source) }
    lastEnd = tag.upperBound
    guard i > nameStart, !kinds.contains(.void) else { return attributes(source, tag) }
    if isEnd { return end(name, kinds) ? tag : nil }
    if seen.contains(.foreign), source[tag.upperBound - 2] == UInt8(ascii: "/"),
      open.contains(where: { $0.kinds.contains(.foreign) })
    {
      return attributes(source, tag)
    }
    guard start(name, kinds, source, tag) else {
      leftOut[name, default: 0] += 1
      return tag
    }
    return attributes(source, tag)
  }

  private mutating func start(_ name: UInt64, _ kinds: Kinds, _ source: Bytes, _ tag: Range<Int>) -> Bool {
    if kinds.contains(.formatting) {
      let whole = source[tag].reduce(WordHash.seed) { WordHash.adding($1, to: $0) }
      let same = formatting.indices.filter { formatting[$0].tag == whole }
      guard same.count >= 3 || formatting.count < Self.mostFormatting, open.count < Self.deepest else { return false }
      if same.count >= 3 { formatting.remove(at: same[0]) }
      formatting.append((name, whole, true))
      open.append((name, kinds, whole))
    } else {
      for rule in Self.impliedEnds where kinds.contains(rule.start) { closeImplied(rule.ended, upTo: rule.barriers) }
      guard open.count < Self.deepest else { return false }
      open.append((name, kinds, 0))
    }
    seen.formUnion(kinds)
    return true
  }

  private mutating func closeImplied(_ ended: Kinds, upTo barriers: Kinds) {
    guard !seen.isDisjoint(with: ended),
      let place = open.lastIndex(where: { !$0.kinds.isDisjoint(with: ended.union(barriers)) }),
      !open[place].kinds.isDisjoint(with: ended)
    else { return }
    close(from: place)
  }

  private mutating func close(from place: Int) {
    for element in open[place...] where element.tag != 0 {
      guard let last = formatting.lastIndex(where: { $0.tag == element.tag && $0.isOpen }) else { continue }
      formatting[last].isOpen = false
      isAnyClosed = true
    }
    open.removeSubrange(place...)
  }

  /// Words and what stands between words open all formatting anew; a paragraph or a table does not.
  private mutating func reopen(before tag: Range<Int>, _ kinds: Kinds, _ source: Bytes) {
    guard kinds.isDisjoint(with: Self.apart) || source[lastEnd..<tag.lowerBound].contains(where: { $0 > 0x20 }) else {
      return
    }
    for i in formatting.indices where !formatting[i].isOpen {
      formatting[i].isOpen = true
      open.append((formatting[i].name, .formatting, formatting[i].tag))
    }
    isAnyClosed = false
  }

  /// Whether the end tag goes with an opening one that was left out.
  private mutating func end(_ name: UInt64, _ kinds: Kinds) -> Bool {
    if !leftOut.isEmpty, let count = leftOut[name] {
      leftOut[name] = count > 1 ? count - 1 : nil
      return true
    }
    let place = open.lastIndex { $0.name == name }
    if kinds.contains(.formatting) {
      if let last = formatting.lastIndex(where: { $0.name == name }), !formatting.remove(at: last).isOpen {
        return false
      }
      // What stands inside of it stays open.
      if let place { open.remove(at: place) }
    } else if let place {
      close(from: place)
    }
    return false
  }

  /// The attributes of a tag past those that are read.
  private func attributes(_ source: Bytes, _ tag: Range<Int>) -> Range<Int>? {
    // An attribute has two bytes at least, a letter and a blank.
    guard tag.count > 2 * Self.mostAttributes else { return nil }
    var count = 0
    var quote: UInt8 = 0
    var isBlank = false
    for i in tag.dropFirst().dropLast() {
      let byte = source[i]
      if quote != 0 {
        if byte == quote { (quote, isBlank) = (0, true) }
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isBlank = true
      } else {
        if isBlank { count += 1 }
        isBlank = false
        if count > Self.mostAttributes { return i..<tag.upperBound - 1 }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      }
    }
    return nil
  }

  private static let kinds: [UInt64: Kinds] = {
    var kinds: [UInt64: Kinds] = [:]
    for (names, kind) in named { for name in WordHash.set(names) { kinds[name, default: []].formUnion(kind) } }
    return kinds
  }()

  private static let named: [(String, Kinds)] = [
    (
      "area base basefont bgsound br col command embed frame hr img image input keygen link meta param source track wbr",
      .void
    ),
    (
      "base basefont bgsound body col frame frameset head hr html link meta param script source style template title track",
      .silent
    ),
    // Without `a` and `nobr`, which end the one before.
    ("b big code em font i s small strike strong tt u", .formatting),
    ("svg math", .foreign),
    (
      "address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
        + "h6 header hgroup main menu nav ol p pre section summary ul li dd dt listing", .closesParagraph
    ),
    ("p", .paragraph), ("ul ol menu dir", .list), ("li", .item), ("dl", .termList), ("dt dd", .term), ("table", .table),
    ("tbody thead tfoot", .rows), ("tr", .row), ("td th caption", .cell), ("select", .select), ("option", .option),
    ("optgroup", .options), ("blockquote section article", .section), ("a", .link), ("nobr", .noBreak),
    ("button", .button), ("object", .object),
  ]

  /// What does not stand between words.
  private static let apart: Kinds = [
    .silent, .closesParagraph, .paragraph, .list, .item, .termList, .term, .table, .rows, .row, .cell,
  ]

  /// What a tag ends that was not closed, and how far it looks.
  private static let impliedEnds: [(start: Kinds, ended: Kinds, barriers: Kinds)] = [
    (.closesParagraph, .paragraph, [.table, .cell, .button, .object]),
    (.item, .item, [.list, .table, .cell, .section]), (.term, .term, [.termList, .table, .cell, .section]),
    (.cell, .cell, [.table, .row]), (.row, .row, .table), (.rows, .rows, .table), (.option, .option, .select),
    (.options, .options, .select), (.link, .link, [.table, .cell]), (.noBreak, .noBreak, [.table, .cell]),
    (.button, .button, [.table, .cell]),
  ]

  private static let isNameByte: [Bool] = (0..<256).map {
    $0 > 0x20 && $0 != Int(UInt8(ascii: "/")) && $0 != Int(UInt8(ascii: ">"))
  }
}
