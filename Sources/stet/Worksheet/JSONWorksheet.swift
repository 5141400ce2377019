import Formats
import Presentation

/// For programs: one object, with a sheet for each file.
struct JSONWorksheet: WorksheetFormat {
  static let name = "json"
  static let summary = """
    {"worksheets": [{"file", "title", "date", "sources", "items"}]}, for programs; lines from 1, offsets in Unicode \
    scalars. The shape is in Protocol/worksheet.schema.json
    """

  private struct Page: Encodable {
    let worksheets: [Sheet]
  }

  private struct Sheet: Encodable {
    let file: String
    let title: String?
    let date: String?
    let sources: [Share]
    let items: [Item]
  }

  private struct Share: Encodable {
    let source: String?
    let support: String
    let claims: Int
  }

  private struct Item: Encodable {
    let kind: String
    let line: Int
    let start: Int
    let end: Int
    let text: String
    let support: String?
    let sources: [String]?
    let about: [String]
    let notes: [Note]
  }

  private struct Note: Encodable {
    let by: String
    let text: String
    let url: String?
  }

  // As `JSONPage` begins it.
  static func isSheet(_ text: String) -> Bool {
    text.drop { $0.isWhitespace || $0 == "{" }.hasPrefix("\"worksheets\"")
  }

  static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) throws -> String {
    String(decoding: try JSONPage.bytes(of: Page(worksheets: sheets.map(sheet))), as: UTF8.self)
  }

  private static func sheet(_ file: WorksheetFile) -> Sheet {
    let offsets = ScalarOffsets(file.text.bytes)
    return Sheet(
      file: file.name, title: file.sheet.title, date: file.sheet.date,
      sources: file.sheet.shares.map { Share(source: $0.source, support: $0.support.rawValue, claims: $0.claims) },
      items: file.sheet.items.map { item in
        Item(
          kind: item.kind.rawValue, line: file.line(item), start: offsets[item.range.start],
          end: offsets[item.range.end], text: item.words, support: item.support?.rawValue,
          sources: item.kind == .claim ? item.sources : nil, about: item.about,
          notes: item.notes.map { Note(by: $0.by, text: $0.text, url: $0.address) })
      })
  }
}
