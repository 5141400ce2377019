import Files
import Glibc
import LanguageServerProtocol
import Presentation
import Rules

extension Server {
  func execute(_ request: ExecuteCommandRequest) throws(ResponseError) -> JSONValue {
    let arguments = (request.arguments ?? []).compactMap(\.asString)
    switch (ServerCommand(rawValue: request.command), arguments.count) {
    case (.ignore?, 2): try ignore(arguments[1], in: arguments[0])
    case (.open?, 1): try open(arguments[0])
    case (.related?, 1): return try offerRelated(to: arguments[0])
    case (.factcheck?, 1): return try offerFactchecks(of: arguments[0])
    case (.addToArchive?, 1): return try addToArchive(arguments[0], progress: request.workDoneToken)
    case (.worksheet?, 1): return try makeWorksheet(of: arguments[0])
    case (.nextUnsourced?, 1):
      let place = (request.arguments ?? []).compactMap(\.asInteger)
      let position = place.count == 2 ? Position(line: max(0, place[0]), character: max(0, place[1])) : nil
      return try showNextUnsourced(in: arguments[0], behind: position)
    case (nil, _): throw ResponseError(.invalidParams, "There is no command \(request.command)")
    default: throw ResponseError(.invalidParams, "\(request.command) was called with the wrong arguments")
    }
    return .null
  }

  private func ignore(_ line: String, in uri: DocumentURI) throws(ResponseError) {
    guard let text = documents[uri]?.path, let path = documents[uri]?.ignoreFile else {
      throw ResponseError(.invalidParams, "\(uri) is no open file, so it can have no ignore file")
    }
    guard IgnoreList(contents: Array(line.utf8)).entries.count == 1, !line.contains(where: \.isNewline) else {
      throw ResponseError(.invalidParams, "The second argument is no line of an ignore file")
    }
    do throws(FileError) {
      try Files.addLine(line, to: path, beside: text)
    } catch {
      throw ResponseError(.requestFailed, error.description)
    }
    documents[uri]?.ignoreFileHasChanged()
    refreshPulled()
  }

  /// Shows a related article: in the editor where it can, else by saying where it is.
  func open(_ address: String) throws(ResponseError) {
    let (uri, line) = parted(address)
    guard Markup.isSafe(uri) || documents[uri] != nil else {
      throw ResponseError(.invalidParams, "\(address) is no web or file address")
    }
    guard session.client.showDocument else {
      let place = FileAddress.path(of: uri) ?? uri
      return tell(.info, line.map { "\(place), line \($0)" } ?? place)
    }
    let isWeb = uri.hasPrefix("http")
    let selection = line.map {
      PositionRange(start: Position(line: $0 - 1, character: 0), end: Position(line: $0 - 1, character: 0))
    }
    ask(ShowDocumentRequest(uri: uri, external: isWeb ? true : nil, takeFocus: true, selection: selection))
  }

  /// "file:///a.txt#L12" is an open document and a line of it; any other address is whole as it is.
  private func parted(_ address: String) -> (uri: String, line: Int?) {
    guard let mark = address.ranges(of: "#L").last, let line = Int(address[mark.upperBound...]), line > 0 else {
      return (address, nil)
    }
    let uri = String(address[..<mark.lowerBound])
    return documents[uri] == nil ? (address, nil) : (uri, line)
  }
}
