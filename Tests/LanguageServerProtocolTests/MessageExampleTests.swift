import FoundationEssentials
import LanguageServerProtocol
import ProtocolPages
import Testing

/// What the examples show Stet writing, made from the types: by method, in the order of the examples.
private let written: [String: [any Encodable & Sendable]] = [
  "initialize": [
    InitializeResult(capabilities: allCapabilities, serverInfo: ServerInfo(name: "stet", version: "0.1.0"))
  ],
  "shutdown": [JSONValue.null],
  "textDocument/publishDiagnostics": [
    PublishDiagnosticsNotification(uri: flood, version: 3, diagnostics: [fullDiagnostic])
  ],
  "textDocument/diagnostic": [
    DocumentDiagnosticReport.full(resultId: "4e56714a8f52b141", items: [officials]),
    DocumentDiagnosticReport.unchanged(resultId: "4e56714a8f52b141"),
  ],
  "workspace/diagnostic": [
    WorkspaceDiagnosticReport(items: [
      WorkspaceDocumentReport(uri: flood, version: 3, report: .unchanged(resultId: "f5bae6908a1985c3")),
      WorkspaceDocumentReport(
        uri: "file:///desk/old.txt", version: nil, report: .full(resultId: "4e56714a8f52b141", items: [])),
    ])
  ],
  "textDocument/hover": [
    Hover(
      contents: MarkupContent(
        kind: .markdown,
        value: #"""
          **Ines Okafor**, Port director; source of 2 of 3 attributed statements

          Named twice here, in lines 3, 7

          In 1 archived article:

          - [Pier closed for the third time](https://example.org/2024/ferry-pier-closed) (Harbor Ledger, 2024-03-01): Port director

          Source: **Port director Ines Okafor** (“said”)
          """#), range: range(2, 48, 2, 59)) as Hover?
  ],
  "textDocument/definition": [Location(uri: flood, range: range(2, 48, 2, 59)) as Location?],
  "textDocument/references": [
    [Location(uri: flood, range: range(2, 48, 2, 59)), Location(uri: flood, range: range(6, 0, 6, 6))]
  ],
  "textDocument/documentHighlight": [
    [
      DocumentHighlight(range: range(2, 48, 2, 59), kind: .text),
      DocumentHighlight(range: range(6, 0, 6, 6), kind: .text),
    ]
  ],
  "workspace/symbol": [
    [
      SymbolInformation(
        name: "Ines Okafor", kind: .class,
        location: Location(uri: "file:///desk/flood.md", range: range(2, 48, 2, 59)), containerName: "Port director")
    ]
  ],
  "textDocument/completion": [
    CompletionList(
      isIncomplete: false,
      items: zip(["Ines Okafor", "Okafor"], ["00", "01"]).map {
        CompletionItem(
          label: $0, kind: .text, detail: "person, Port director", filterText: "Okafor", sortText: $1, insertText: $0)
      })
  ],
  "textDocument/prepareRename": [RenamableRange(range: range(6, 0, 6, 6), placeholder: "Okafor") as RenamableRange?],
  "textDocument/rename": [
    WorkspaceEdit.documentChanges([
      TextDocumentEdit(
        uri: flood, version: 0,
        edits: [
          TextEdit(range: range(2, 53, 2, 59), newText: "Okaför"),
          TextEdit(range: range(6, 0, 6, 6), newText: "Okaför"),
        ])
    ])
  ],
  "textDocument/documentLink": [
    [
      DocumentLink(
        range: range(0, 0, 0, 21), target: closedPier,
        tooltip: "Pier closed for the third time (Harbor Ledger, 2024-03-01)")
    ]
  ],
  "textDocument/codeAction": [
    [OfferedAction.action(askForSource), .action(letItStand), .action(noteIt)], [OfferedAction.command(ignoring)],
  ],
  "textDocument/documentSymbol": [
    DocumentSymbols.tree([
      DocumentSymbol(
        name: "Ferry stays in port", kind: .file, range: range(0, 0, 6, 43), selectionRange: range(0, 0, 0, 21),
        children: [
          DocumentSymbol(name: "Shops", kind: .string, range: range(4, 0, 4, 8), selectionRange: range(4, 0, 4, 8))
        ])
    ]),
    DocumentSymbols.flat([
      SymbolInformation(
        name: "Ferry stays in port", kind: .file, location: Location(uri: flood, range: range(0, 0, 6, 43))),
      SymbolInformation(
        name: "Shops", kind: .string, location: Location(uri: flood, range: range(4, 0, 4, 8)),
        containerName: "Ferry stays in port"),
    ]),
  ],
  "workspace/executeCommand": [
    JSONValue.null, JSONValue.null,
    JSONValue.array([
      [
        "title": "Pier closed for the third time", "address": .string(closedPier), "outlet": "Harbor Ledger",
        "date": "2024-03-01", "isBackground": false,
      ]
    ]),
    JSONValue.object(["uri": .string(flood + ".worksheet.md")]),
  ],
  "textDocument/codeLens": [
    [
      CodeLens(
        range: range(0, 0, 0, 21),
        command: Command(
          title: "1 related · 3 statements, 3 sourced", command: "stet.related", arguments: [.string(flood)]))
    ]
  ],
  "textDocument/inlayHint": [[InlayHint]()],
  "textDocument/semanticTokens/full": [
    SemanticTokens(data: [
      2, 0, 9, 0, 2, 0, 10, 3, 1, 2, 0, 4, 18, 2, 2, 0, 20, 25, 0, 1, 0, 26, 4, 1, 1, 0, 5, 20, 2, 1, 4, 0, 6, 0, 1, 0,
      7,
      4, 1, 1, 0, 5, 30, 2, 1,
    ])
  ],
  "textDocument/semanticTokens/range": [SemanticTokens(data: [2, 0, 9, 0, 2])],
  "textDocument/foldingRange": [[FoldingRange]()],
  "textDocument/selectionRange": [[SelectionRange(ranges: [range(6, 0, 6, 43), range(0, 0, 7, 0)])]],
  "client/registerCapability": [
    RegisterCapabilityRequest(
      watching: [.workspace("**/*.stetignore"), .workspace("**/.stet.json")], id: "stet.ignoreFiles"),
    RegisterCapabilityRequest(watching: [.folder("file:///clippings", endings)], id: "stet.archive.paths"),
  ],
  "workspace/configuration": [
    ConfigurationRequest(items: [
      ConfigurationItem(section: "stet"), ConfigurationItem(scopeUri: "file:///desk", section: "stet"),
    ])
  ],
  "workspace/willRenameFiles": [
    WorkspaceEdit.renames([RenameFile(oldUri: flood + ".stetignore", newUri: "file:///desk/ferry.md.stetignore")])
      as WorkspaceEdit?
  ],
  "client/unregisterCapability": [UnregisterCapabilityRequest(watchingID: "stet.archive.paths")],
  "window/showMessageRequest": [
    ShowMessageRequest(
      .info, "Related articles",
      actions: [MessageAction(title: "Pier closed for the third time (Harbor Ledger, 2024-03-01)")])
  ],
  "$/progress": [
    ProgressNotification(token: "add-1", value: .begin("Adding to the archive")),
    ProgressNotification(token: "add-1", value: .end("Added to the archive")),
    ProgressNotification(token: "stet/deep/1", value: .report(percentage: 60)),
  ],
  "window/workDoneProgress/create": [CreateProgressRequest(token: "stet/deep/1")],
  "window/showDocument": [
    ShowDocumentRequest(uri: flood, takeFocus: true, selection: range(8, 0, 8, 0)),
    ShowDocumentRequest(uri: closedPier, external: true, takeFocus: true),
  ],
  "window/showMessage": [ShowMessageNotification(.warning, "There is no setting 'rules.disable'")],
  "window/logMessage": [
    LogMessageNotification(.warning, "textDocument/didSave was passed over: 'textDocument' is missing.")
  ],
]

private let endings = "**/*.{txt,text,md,markdown,mdown,mkd,html,htm,xhtml,org}"
private let flood = "file:///desk/flood.md"
private let closedPier = "https://example.org/2024/ferry-pier-closed"
private let officials = Diagnostic(
  range: range(2, 0, 2, 9), severity: .information, code: "vague-attribution", source: "stet",
  message: "Names nobody you could ask: 'Officials'",
  relatedInformation: [
    DiagnosticRelatedInformation(
      location: Location(uri: flood, range: range(2, 0, 2, 33)), message: "This statement rests on 'Officials'")
  ])
private let askForSource = CodeAction(
  title: "Ask for a source: [source?]", kind: "quickfix", diagnostics: [officials],
  edit: .documentChanges([
    TextDocumentEdit(uri: flood, version: 0, edits: [TextEdit(range: range(2, 32, 2, 32), newText: " [source?]")])
  ]))
private let fullDiagnostic = Diagnostic(
  range: range(2, 0, 2, 4), severity: .warning, code: "boilerplate",
  codeDescription: CodeDescription(href: "file:///home/desk/.cache/stet/rules.html#boilerplate"), source: "stet",
  message: "Not part of the article: 'logo'", tags: [.unnecessary])
private let letItStand = CodeAction(
  title: "Let this passage stand: <!-- stet: vague-attribution -->", kind: "quickfix", diagnostics: [officials],
  edit: .documentChanges([
    TextDocumentEdit(
      uri: flood, version: 0,
      edits: [TextEdit(range: range(2, 86, 2, 86), newText: " <!-- stet: vague-attribution -->")])
  ]))
private let noteIt = CodeAction(title: ignoring.title, kind: "quickfix", diagnostics: [officials], command: ignoring)
private let ignoring = Command(
  title: "Let it stand: note it in flood.md.stetignore", command: "stet.ignore",
  arguments: [
    .string(flood),
    .string(
      ##"{"after":"say the pier is unsafe. Port dir","before":"# Ferry stays in port","rule":"vague-attribution","text":"Officials"}"##
    ),
  ])

private let allCapabilities = {
  var all = ServerCapabilities()
  all.positionEncoding = .utf8
  all.textDocumentSync = TextDocumentSyncOptions(
    openClose: true, change: .incremental, save: SaveOptions(includeText: false))
  all.hoverProvider = true
  all.definitionProvider = true
  all.referencesProvider = true
  all.documentHighlightProvider = true
  all.completionProvider = CompletionOptions()
  all.renameProvider = .prepared
  all.documentLinkProvider = DocumentLinkOptions()
  all.codeLensProvider = CodeLensOptions()
  all.codeActionProvider = CodeActionOptions(codeActionKinds: [
    "quickfix", "source.fixAll.stet", "source.openRelated", "source.factcheck", "source.addToArchive",
    "source.nextUnsourced", "source.worksheet",
  ])
  all.documentSymbolProvider = true
  all.workspaceSymbolProvider = true
  all.executeCommandProvider = ExecuteCommandOptions(commands: [
    "stet.ignore", "stet.open", "stet.related", "stet.addToArchive", "stet.factcheck", "stet.nextUnsourced",
    "stet.worksheet",
  ])
  all.diagnosticProvider = DiagnosticOptions(
    identifier: "stet", interFileDependencies: false, workspaceDiagnostics: false)
  all.inlayHintProvider = true
  all.semanticTokensProvider = SemanticTokensOptions(
    legend: SemanticTokensLegend(
      tokenTypes: ["source", "cue", "statement"], tokenModifiers: ["named", "vague", "nobody"]), range: true, full: true
  )
  all.foldingRangeProvider = true
  all.selectionRangeProvider = true
  all.workspace = WorkspaceOptions(
    workspaceFolders: WorkspaceFoldersOptions(supported: true, changeNotifications: true),
    fileOperations: FileOperationOptions(willRename: FileOperationFilters(files: endings)))
  return all
}()

private func range(_ line: Int, _ character: Int, _ endLine: Int, _ endCharacter: Int) -> PositionRange {
  PositionRange(
    start: Position(line: line, character: character), end: Position(line: endLine, character: endCharacter))
}

private func json(_ text: String) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
}

private func json(_ value: some Encodable) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
}

/// What a message with these params is read as, every field spelled out; nil if it is refused.
private func read(_ method: String, asking: Bool, _ params: JSONValue?) throws -> String? {
  var message: [String: JSONValue] = ["jsonrpc": "2.0", "method": .string(method)]
  message["params"] = params
  if asking { message["id"] = 1 }
  return switch Incoming(Array(try JSONEncoder().encode(JSONValue.object(message)))) {
  case .request(_, let request): "\(request)"
  case .notification(let notification): "\(notification)"
  default: nil
  }
}

/// The value with one field less, in every way there is, and the name of that field.
private func withoutOneField(_ value: JSONValue) -> [(String, JSONValue)] {
  var less: [(String, JSONValue)] = []
  for (name, inner) in value.asObject ?? [:] {
    var rest = value.asObject ?? [:]
    rest[name] = nil
    less.append((name, .object(rest)))
    for (field, changed) in withoutOneField(inner) {
      rest[name] = changed
      less.append(("\(name).\(field)", .object(rest)))
    }
  }
  for (index, inner) in (value.asArray ?? []).enumerated() {
    for (field, changed) in withoutOneField(inner) {
      var rest = value.asArray ?? []
      rest[index] = changed
      less.append(("\(index).\(field)", .array(rest)))
    }
  }
  return less
}

private let fromEditor = messageExamples.filter { $0.direction == .fromEditor }

@Test(arguments: fromEditor.indices)
func `every field that an example shows an editor sending is read`(_ index: Int) throws {
  let example = fromEditor[index]
  let params = try example.params.map { try json($0) }
  let asking = example.answer != nil
  let whole = try #require(try read(example.method, asking: asking, params), "\(example.method) is refused")
  for (field, rest) in params.map(withoutOneField) ?? [] {
    #expect(try read(example.method, asking: asking, rest) != whole, "\(example.method): nobody reads '\(field)'")
  }
}

@Test func `every example shows Stet writing what the types write`() throws {
  var seen: [String: Int] = [:]
  for example in messageExamples {
    let shown = example.direction == .fromStet ? example.params : example.answer
    guard let shown else { continue }
    let place = seen[example.method, default: 0]
    seen[example.method] = place + 1
    let value = try #require(written[example.method]?.dropFirst(place).first, "\(example.method) has no value")
    #expect(try json(value) == json(shown), "\(example.method)")
  }
  #expect(seen == written.mapValues(\.count))
}

@Test func `an answer in an example has the type that its request promises`() throws {
  func answerType<R: Request>(_ type: R.Type) -> Any.Type { R.Answer.self }
  for type in MessageTable.standard.requests.values {
    for value in written[type.method] ?? [] {
      #expect(Swift.type(of: value) == answerType(type), "\(type.method)")
    }
  }
}

@Test func `no message travels without an example`() {
  #expect(Set(fromEditor.map(\.method)).sorted() == MessageTable.standard.methods)
}
