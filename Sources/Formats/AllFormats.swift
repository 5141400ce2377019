/// Every format there is. A new one is a folder here and one line.
package let allFormats: [any PageFormat] = [PlainText(), Markdown(), HTML(), OrgMode()]

extension [any PageFormat] {
  package var names: [String] { map(\.name) }

  /// "text, Markdown and HTML"
  package var inWords: String {
    let titles = map(\.title)
    return titles.count < 2
      ? titles.joined() : titles.dropLast().joined(separator: ", ") + " and " + titles[titles.count - 1]
  }

  /// A pattern of editors for the files of all formats, in any folder: `**/*.{txt,md}`.
  package var glob: String { "**/*.{\(flatMap(\.fileEndings).joined(separator: ","))}" }

  package func named(_ name: String) -> (any PageFormat)? { first { $0.name == name } }

  /// Nil for an ending that is none of ours.
  package func ofFile(_ name: String) -> (any PageFormat)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return first { $0.fileEndings.contains(ending) }
  }

  /// By an editor's language identifier, else by the ending of the file's name; plain text when neither says.
  package func ofDocument(languageID: String? = nil, fileName: String?) -> any PageFormat {
    let id = languageID?.lowercased() ?? ""
    return first { $0.languageIDs.contains(id) } ?? fileName.flatMap(ofFile) ?? .plain
  }
}
