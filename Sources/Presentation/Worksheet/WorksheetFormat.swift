import Formats

/// How worksheets are written.
package protocol WorksheetFormat: Sendable {
  /// As `--format` takes it.
  static var name: String { get }
  /// What `stet help worksheet` says of it.
  static var summary: String { get }
  /// - Parameter kept: what somebody has ticked and written in the sheet that this one replaces.
  static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) throws -> String
  /// Whether a text, without its byte order mark, is a sheet of this format, so that no other file is ever replaced by one.
  static func isSheet(_ text: String) -> Bool
  /// What somebody has ticked and written in a sheet; nothing where a format has no place for it.
  static func remarks(in sheet: String) -> KeptRemarks
}

extension WorksheetFormat {
  package static func remarks(in sheet: String) -> KeptRemarks { KeptRemarks() }

  /// The text of what lies in a sheet's place, without the byte order mark that some editors put before it; nil where it is no
  /// sheet of this format.
  package static func sheet(of bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.dropFirst(SourceText(bytes).byteOrderMarkLength), as: UTF8.self)
    return isSheet(text) ? text : nil
  }
}

/// A worksheet, and of which file it is.
package struct WorksheetFile: Sendable {
  /// As the user names it.
  package let name: String
  /// How a link in the sheet leads to it; nil where there is no file.
  package let path: String?
  /// Of the article.
  package let text: SourceText
  package let sheet: Worksheet

  package init(name: String, path: String?, text: SourceText, sheet: Worksheet) {
    (self.name, self.path, self.text, self.sheet) = (name, path, text, sheet)
  }

  /// From 1.
  package func line(_ item: Worksheet.Item) -> Int { text.line(at: item.range.start) + 1 }

  /// "14 claims: 9 with a source that is named, 2 with a vague one, 3 with none"
  package var summary: String {
    let claims = sheet.claims
    let count = claims.values.reduce(0, +)
    let parts = [
      (claims[.named], "with a source that is named"), (claims[.vague], "with a vague one"),
      (claims[.nobody], "with none"),
    ].map { "\($0.0 ?? 0) \($0.1)" }
    return "\(count) claim\(count == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
  }

  /// "9 names, 12 figures, 1 link"; kinds that there are none of are left out.
  package var otherCounts: String {
    Worksheet.Kind.allCases.filter { $0 != .claim }.compactMap { kind in
      let count = sheet.items.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}

extension Worksheet.Share {
  package var title: String { (source ?? "Nobody").onOneLine }
}

extension Worksheet.Note {
  /// "vague-attribution: 'Officials' names nobody to ask", on one line.
  package var line: String { "\(by): \(text)".onOneLine }
}
