/// A way pages are marked up: all that Stet asks of one.
///
/// A new one is a folder beside this one with a type of this protocol, and a line in `allFormats`. Nothing else in the house
/// asks which format it has before it.
package protocol PageFormat: Sendable {
  /// As `annotate`, `archive add` and messages name it: "markdown".
  var name: String { get }
  /// As people name it: "Markdown".
  var title: String { get }
  /// Endings of file names, in lower case and without the dot.
  var fileEndings: [String] { get }
  /// What editors call it, in lower case. Editors disagree ("gfm", "mhtml"), and some send one mode's name for every file,
  /// so a name of plain text is none: it is not believed against an ending that says more.
  var languageIDs: [String] { get }
  /// Whether headings and lists are marked, and so an author's own; where they are not, they may be a site's. Blocks of
  /// marked text can share a line with other text.
  var isMarkedUp: Bool { get }
  /// Whether a text stands in lines that can go as a whole, with the blank ones behind them; else words go and tags stay.
  var isMadeOfLines: Bool { get }
  /// Whether a text says what it is written in (`<meta charset="windows-1251">`); others are UTF-8.
  var declaresEncoding: Bool { get }

  /// The blocks of a text in order, with what the page says about itself. Any text is a page.
  func page(of text: SourceText) -> Page
  /// Every stet mark of a text, in order.
  func marks(in bytes: [UInt8]) -> [StetMark]
  /// What begins and ends a stet mark that a writer types, or an editor for them: `<!-- ` and ` -->`.
  var markDelimiters: (open: String, close: String) { get }
  /// Words as they are written into a text to be read as these words: `&amp;` for "&".
  func written(_ words: String) -> String
  /// Whether words would be read as something else than words, however they are written.
  func isMarkup(_ words: String) -> Bool
  /// Every stretch of code of a text, marks and all, in order: its words are read with the others and are not the writer's.
  /// Bytes from the start of the slice.
  func codeRanges(in source: ArraySlice<UInt8>) -> [TextRange]
}

extension PageFormat {
  package var declaresEncoding: Bool { false }

  /// What a writer meant as a stet mark and that is none.
  package func almostMarks(in bytes: [UInt8]) -> [StetMark] {
    StetMark.almostMarks(in: bytes, open: markDelimiters.open.trimmed, close: markDelimiters.close.trimmed)
  }

  package func marks(in bytes: [UInt8]) -> [StetMark] {
    StetMark.marks(in: bytes, open: markDelimiters.open.trimmed, close: markDelimiters.close.trimmed)
  }
  package func written(_ words: String) -> String { words }
  package func codeRanges(in source: ArraySlice<UInt8>) -> [TextRange] { [] }
}

extension String {
  fileprivate var trimmed: [UInt8] { utf8.filter { $0 != 0x20 } }
}
