/// How a page is marked up.
package enum Format: String, Hashable, Sendable, CaseIterable {
  case plain
  case markdown
  case html

  /// By an editor's language identifier, else by the ending of the file's name; plain text when neither says.
  ///
  /// Editors disagree on identifiers ("gfm", "mhtml"), and some send one mode's name for every file, so a name of
  /// plain text is not believed against an ending that says more.
  package init(languageID: String?, fileName: String?) {
    switch languageID?.lowercased() {
    case "markdown", "gfm", "md", "rmd", "quarto", "mdx": self = .markdown
    case "html", "mhtml", "htm", "xhtml", "web": self = .html
    default: self = fileName.flatMap(Format.init(fileName:)) ?? .plain
    }
  }

  /// Nil for an ending that is none of ours.
  package init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "txt", "text": self = .plain
    case "md", "markdown", "mdown", "mkd": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }
}
