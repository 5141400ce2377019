/// What the worksheet beside an article is called: `story.txt.worksheet.md`. It repeats its article and is none itself, so that
/// whatever walks folders passes it over, editors are told nothing about it, and no archive takes it in.
package enum WorksheetName {
  private static let endings = ["md", "org"]

  /// - Parameter ending: of the sheet's format.
  package static func beside(_ article: String, ending: String) -> String { "\(article).worksheet.\(ending)" }

  package static func isOne(_ path: String) -> Bool {
    endings.contains { path.hasSuffix(beside("", ending: $0)) }
  }
}
