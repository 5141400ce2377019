import FoundationEssentials
import LanguageServerProtocol
import Testing

private func initialize(_ params: String) -> InitializeRequest? {
  let json = #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":\#(params)}"#
  guard case .request(_, let request) = Incoming(Array(json.utf8)) else { return nil }
  return request as? InitializeRequest
}

@Test func `an editor that declares nothing gets a session`() throws {
  for params in [
    "{}", #"{"processId":null,"rootUri":null,"capabilities":{}}"#, #"{"processId":null,"workspaceFolders":null}"#,
    #"{"processId":"x","rootUri":7,"workspaceFolders":[3],"capabilities":"none","trace":9}"#,
  ] {
    let request = try #require(initialize(params))
    #expect(request.processId == nil)
    #expect(request.capabilities.positionEncodings.isEmpty)
    #expect(request.capabilities.codeActionKinds == nil)
    #expect(!request.capabilities.pullsDiagnostics && !request.capabilities.symbolTrees)
  }
}

@Test func `a slip in one capability does not cost the others`() throws {
  let request = try #require(
    initialize(
      #"""
      {"capabilities": {
        "general": {"positionEncodings": ["utf-64", 8, "utf-32", "utf-16"]},
        "textDocument": {
          "hover": {"contentFormat": ["html", "plaintext"]},
          "documentLink": {"tooltipSupport": 1},
          "documentSymbol": {"hierarchicalDocumentSymbolSupport": 0},
          "diagnostic": false,
          "codeAction": {"codeActionLiteralSupport": {}},
          "publishDiagnostics": {"tagSupport": true, "versionSupport": true}
        },
        "window": [],
        "workspace": {"workspaceEdit": "yes"}
      }}
      """#))
  let capabilities = request.capabilities
  #expect(capabilities.positionEncodings == [.utf32, .utf16])
  #expect(capabilities.hoverFormats == [.plaintext])
  #expect(capabilities.linkTooltips && !capabilities.symbolTrees && !capabilities.pullsDiagnostics)
  #expect(capabilities.codeActionKinds == [])
  #expect(capabilities.diagnosticTags.isEmpty)
  #expect(!capabilities.versionedEdits && !capabilities.showDocument)
}
