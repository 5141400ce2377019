extension MessageTable {
  /// Every message that Stet reads.
  package static let standard = MessageTable(
    requests: [
      InitializeRequest.self,
      ShutdownRequest.self,
      DocumentDiagnosticRequest.self,
      WorkspaceDiagnosticRequest.self,
      HoverRequest.self,
      DefinitionRequest.self,
      ReferencesRequest.self,
      DocumentHighlightRequest.self,
      CompletionRequest.self,
      PrepareRenameRequest.self,
      RenameRequest.self,
      DocumentLinkRequest.self,
      CodeActionRequest.self,
      DocumentSymbolRequest.self,
      WorkspaceSymbolRequest.self,
      WillRenameFilesRequest.self,
      CodeLensRequest.self,
      InlayHintRequest.self,
      SemanticTokensRequest.self,
      SemanticTokensRangeRequest.self,
      FoldingRangeRequest.self,
      SelectionRangeRequest.self,
      ExecuteCommandRequest.self,
    ],
    notifications: [
      InitializedNotification.self,
      ExitNotification.self,
      CancelNotification.self,
      DidOpenNotification.self,
      DidChangeNotification.self,
      DidCloseNotification.self,
      DidSaveNotification.self,
      DidChangeConfigurationNotification.self,
      DidChangeWatchedFilesNotification.self,
      DidChangeWorkspaceFoldersNotification.self,
    ]
  )
}

extension Incoming {
  /// Reads the body of one frame as one of the messages that Stet reads.
  package init(_ body: [UInt8]) { self.init(body, table: .standard) }
}
