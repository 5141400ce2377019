import CHTML
import Glibc

/// What a tag means for the text inside it.
enum HTMLElements {
  enum Role {
    /// Its text is text of whatever it stands in.
    case inline
    /// Its text stands apart, and otherwise is like that around it.
    case block
    /// As `block`, and a paragraph even in the cell of a table: old pages and newsletters are laid out in tables.
    case paragraph
    case heading(level: Int)
    case quotation
    case listItem
    case caption
    case preformatted
    case tableCell
    case byline
    /// On the page, but not of the article.
    case boilerplate
    /// As `boilerplate`, unless the article turns out to stand in it.
    case furnitureWithoutHeadline
    case footer
    /// The article itself.
    case article
    case lineBreak
    /// Shows no text, or none that anybody wrote as prose.
    case unseen
  }

  static func role(of element: GumboElement) -> Role {
    guard element.tag_namespace == GUMBO_NAMESPACE_HTML else { return .unseen }
    return table[Int(element.tag.rawValue)]
  }

  private static let table: [Role] = {
    var table = [Role](repeating: .inline, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    for (tags, role) in roles { for tag in tags { table[Int(tag.rawValue)] = role } }
    return table
  }()

  private static let roles: [([GumboTag], Role)] = [
    (
      [
        GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_CENTER, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_DL,
        GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DIR, GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND, GUMBO_TAG_FIGURE,
        GUMBO_TAG_FRAMESET, GUMBO_TAG_HGROUP, GUMBO_TAG_HR, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,
        GUMBO_TAG_TFOOT, GUMBO_TAG_TR, GUMBO_TAG_COLGROUP,
      ], .block
    ),
    ([GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_SECTION], .paragraph),
    ([GUMBO_TAG_H1], .heading(level: 1)),
    ([GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6], .heading(level: 2)),
    ([GUMBO_TAG_BLOCKQUOTE], .quotation),
    ([GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT], .listItem),
    ([GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION], .caption),
    ([GUMBO_TAG_PRE, GUMBO_TAG_LISTING], .preformatted),
    ([GUMBO_TAG_TD, GUMBO_TAG_TH], .tableCell),
    ([GUMBO_TAG_ADDRESS], .byline),
    ([GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_BUTTON, GUMBO_TAG_MENU], .boilerplate),
    ([GUMBO_TAG_HEADER, GUMBO_TAG_FORM], .furnitureWithoutHeadline),
    ([GUMBO_TAG_FOOTER], .footer),
    ([GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN], .article),
    ([GUMBO_TAG_BR], .lineBreak),
    (
      [
        GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SELECT,
        GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_DATALIST, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_TEXTAREA,
        GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_CANVAS,
        GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_RP,
      ], .unseen
    ),
  ]

  /// What the attributes add: a byline is mostly a matter of classes, and hidden text is none.
  struct Traits {
    var isByline = false
    var hiding = Hiding.none
  }

  enum Hiding {
    case none
    /// By the attribute of that name, which scripts take away.
    case attribute
    /// By its style.
    case style
    /// From whoever has the page read to them.
    case voice
  }

  static func traits(of element: GumboElement) -> Traits {
    var traits = Traits()
    var isSegment = false
    forEachAttribute(of: element) { name, value in
      if strcmp(name, "hidden") == 0 {
        traits.hiding = .attribute
      } else if strcmp(name, "id") == 0 {
        isSegment = strlen(value) > 2 && memcmp(value, "S:", 2) == 0
      } else if strcmp(name, "style") == 0 && hides(value) {
        if traits.hiding != .attribute { traits.hiding = .style }
      } else if strcmp(name, "aria-hidden") == 0 && strcmp(value, "true") == 0 {
        if traits.hiding == .none { traits.hiding = .voice }
      } else if strcmp(name, "class") == 0 || strcmp(name, "rel") == 0 || strcmp(name, "itemprop") == 0 {
        traits.isByline = traits.isByline || namesByline(value)
      }
    }
    // A part of a page that React sends late, `<div hidden id="S:0">`: a script at once puts it where it belongs.
    if isSegment, traits.hiding == .attribute { traits.hiding = .none }
    return traits
  }

  /// Whether a style has `display: none` or `visibility: hidden`.
  private static func hides(_ style: UnsafePointer<CChar>) -> Bool {
    guard memchr(style, Int32(UInt8(ascii: ":")), strlen(style)) != nil else { return false }
    return String(cString: style).lowercased().split(separator: ";").contains { declaration in
      let words = declaration.split { $0 == ":" || $0 == "!" || $0.isWhitespace }
      return words.starts(with: ["display", "none"]) || words.starts(with: ["visibility", "hidden"])
    }
  }

  static func hasAttribute(_ wanted: StaticString, _ element: GumboElement) -> Bool {
    var isFound = false
    forEachAttribute(of: element) { name, _ in isFound = isFound || strcmp(name, wanted.utf8Start) == 0 }
    return isFound
  }

  /// The hashes of the words of its classes and its name: `related-Articles` has two.
  static func words(of element: GumboElement) -> [UInt64] {
    var words: [UInt64] = []
    forEachAttribute(of: element) { name, value in
      let isNamed =
        strcmp(name, "class") == 0 || strcmp(name, "id") == 0 || strcmp(name, "itemprop") == 0
        || strcmp(name, "role") == 0
      guard isNamed else { return }
      let bytes = UnsafeBufferPointer(
        start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: strlen(value))
      var hash = WordHash.seed
      var length = 0
      var wasLower = false
      func close() {
        if length > 1, words.count < longestWordList, !words.contains(hash) { words.append(hash) }
        (hash, length) = (WordHash.seed, 0)
      }
      for byte in bytes {
        let isUpper = byte >= 0x41 && byte <= 0x5A
        let isLetter = isUpper || byte >= 0x61 && byte <= 0x7A
        if !isLetter || isUpper && wasLower { close() }
        if isLetter {
          hash = WordHash.adding(byte, to: hash)
          length += 1
        }
        wasLower = isLetter && !isUpper
      }
      close()
    }
    return words
  }

  private static let longestWordList = 12

  static func forEachAttribute(
    of element: GumboElement, _ body: (_ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>) -> Void
  ) {
    for index in 0..<Int(element.attributes.length) {
      guard let attribute = element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self) else {
        continue
      }
      body(attribute.pointee.name, attribute.pointee.value)
    }
  }

  /// An attribute's value with its references read and its white space as a browser shows it; nil where blank.
  static func value(_ wanted: StaticString, of element: GumboElement) -> String? {
    var found: String?
    forEachAttribute(of: element) { name, value in
      guard found == nil, strcmp(name, wanted.utf8Start) == 0 else { return }
      found = String(cString: value).collapsed
    }
    return found
  }

  /// Of an element that holds nothing but text, a title or a script.
  static func text(of element: GumboElement) -> UnsafeBufferPointer<UInt8>? {
    guard element.children.length > 0,
      let child = element.children.data[0]?.assumingMemoryBound(to: GumboNode.self),
      child.pointee.type == GUMBO_NODE_TEXT, let text = child.pointee.v.text.text
    else { return nil }
    return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }

  /// "author" or "byline" as a word of a class such as `story__byline-name`.
  private static func namesByline(_ value: UnsafePointer<CChar>) -> Bool {
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: strlen(value))
    var wordStart = 0
    for i in 0...bytes.count {
      if i < bytes.count, bytes[i] | 0x20 >= UInt8(ascii: "a"), bytes[i] | 0x20 <= UInt8(ascii: "z") { continue }
      if i - wordStart >= 6, i - wordStart <= 7 {
        let word = bytes[wordStart..<i].lazy.map { $0 | 0x20 }
        if ["author", "authors", "byline", "bylines"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
      }
      wordStart = i + 1
    }
    return false
  }
}
