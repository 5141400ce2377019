import Formats
import Presentation

/// A table by RFC 4180, behind a byte order mark, without which spreadsheets guess at letters.
struct CSVWorksheet: WorksheetFormat {
  static let name = "csv"
  static let summary = "a table for spreadsheets (RFC 4180); no cell of it is a formula"

  private static let columns = ["file", "line", "kind", "text", "support", "sources", "about", "notes", "links"]
  private static let mark = "\u{FEFF}"

  static func isSheet(_ text: String) -> Bool { text.hasPrefix(columns.joined(separator: ",")) }

  static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) -> String {
    var text = mark + row(columns)
    for file in sheets {
      for item in file.sheet.items {
        text += row([
          file.name, "\(file.line(item))", item.kind.rawValue, item.words, item.support?.rawValue ?? "",
          item.sources.joined(separator: "; "), item.about.joined(separator: "; "),
          item.notes.map(\.line).joined(separator: "; "), item.notes.compactMap(\.address).joined(separator: " "),
        ])
      }
    }
    return text
  }

  private static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// What begins so is a formula to a spreadsheet; an apostrophe before it makes it text.
  private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

  private static func cell(_ words: String) -> String {
    var text = words.onOneLine
    let first = text.first { !$0.isWhitespace }
    if let first, formulaStarts.contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "\"" || $0 == "," }) || text.first == " " || text.last == " " else {
      return text
    }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
