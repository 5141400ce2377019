import Files
import Formats
import LanguageServerProtocol
import Presentation
import Rules

extension Server {
  /// Writes a document's worksheet beside its file, with what was ticked and written in the one that lay there, shows it, and
  /// answers with its address. A folder may be a stranger's, so nothing is written through a link, and over nothing but a
  /// sheet.
  func makeWorksheet(of uri: DocumentURI) throws(ResponseError) -> JSONValue {
    guard let document = documents[uri] else { throw ResponseError(.invalidParams, "\(uri) is not open") }
    guard let path = document.path, let slash = path.lastIndex(of: "/") else {
      throw ResponseError(
        .requestFailed, "This text is no file yet: save it, and its worksheet can be written beside it")
    }
    guard !WorksheetName.isOne(path) else {
      throw ResponseError(.requestFailed, "\(path): is a worksheet itself; make one in its article")
    }
    let view = view(document)
    let format = view.settings.worksheetFormat
    let target = WorksheetName.beside(path, ending: format.ending)
    do {
      let old = try worksheet(at: target, format.type)
      let sheet = view.worksheet(String(path[path.index(after: slash)...]))
      guard !sheet.sheet.items.isEmpty || old != nil else {
        throw FileError(description: "There is nothing in this text that could be checked")
      }
      let remarks = old.map { format.type.remarks(in: $0.text) } ?? KeptRemarks()
      let bytes = Array(try format.type.written([sheet], keeping: remarks).utf8)
      if let old {
        try Files.replace(target, namedBy: .stranger, with: bytes, ifStill: old.bytes)
      } else {
        try Files.make(target, with: bytes)
      }
    } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
    let address = "file://" + FileAddress.encoded(target)
    try open(address)
    return ["uri": .string(address)]
  }

  /// The sheet that a new one is to replace; nil where nothing lies there.
  private func worksheet(
    at path: String, _ format: any WorksheetFormat.Type
  ) throws(FileError) -> (bytes: [UInt8], text: String)? {
    guard let bytes = try Files.readIfPresent(path, largest: Files.largestText) else { return nil }
    guard let text = format.sheet(of: bytes) else {
      throw FileError(
        description: "\(path): is no worksheet of Stet's, and stays as it is; give it another name, then try again")
    }
    // Ticks that the file does not have yet would be lost to whoever takes the new file, and the new file to others.
    if let shown = documents.all.first(where: { $0.path == path }), lines(shown.text.bytes) != lines(bytes) {
      throw FileError(description: "\(path): has changes in the editor: save it, then try again")
    }
    return (bytes, text)
  }

  /// As far as editors hand them on: some keep the byte order mark and the ends of lines to themselves.
  private func lines(_ bytes: [UInt8]) -> [UInt8] {
    bytes.dropFirst(SourceText(bytes).byteOrderMarkLength).filter { $0 != 0x0D }
  }
}

extension Settings.WorksheetFormat {
  fileprivate var type: any WorksheetFormat.Type {
    switch self {
    case .markdown: MarkdownWorksheet.self
    case .org: OrgWorksheet.self
    }
  }

  fileprivate var ending: String {
    switch self {
    case .markdown: "md"
    case .org: "org"
    }
  }
}
