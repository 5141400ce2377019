/// One example or more of each message, in the order of a session.
package let messageExamples: [MessageExample] = sessionExamples + documentExamples + questionExamples + editorExamples

private let sessionExamples = [
  MessageExample(
    InitializeRequest.method, .fromEditor,
    "Agrees on the position encoding and tells what can be asked. "
      + "`initializationOptions.positionEncoding` overrides what the editor declares.",
    params: #"""
      {
        "processId": 4711,
        "rootUri": "file:///desk",
        "workspaceFolders": [{ "uri": "file:///desk", "name": "desk" }],
        "initializationOptions": { "positionEncoding": "utf-8" },
        "capabilities": {
          "general": { "positionEncodings": ["utf-8", "utf-16"] },
          "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "publishDiagnostics": {
              "tagSupport": { "valueSet": [1, 2] },
              "codeDescriptionSupport": true,
              "relatedInformation": true,
              "versionSupport": true
            },
            "diagnostic": {},
            "codeAction": {
              "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } },
              "isPreferredSupport": true
            },
            "documentLink": { "tooltipSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true }
          },
          "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true },
            "diagnostics": { "refreshSupport": true }
          },
          "window": { "workDoneProgress": true, "showDocument": { "support": true } }
        }
      }
      """#,
    answer: #"""
      {
        "capabilities": {
          "positionEncoding": "utf-8",
          "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
          "hoverProvider": true,
          "documentLinkProvider": { "resolveProvider": false },
          "codeActionProvider": { "codeActionKinds": ["quickfix"], "resolveProvider": false },
          "documentSymbolProvider": true,
          "codeLensProvider": { "resolveProvider": false },
          "executeCommandProvider": { "commands": ["stet.open"] },
          "diagnosticProvider": { "identifier": "stet", "interFileDependencies": false, "workspaceDiagnostics": false }
        },
        "serverInfo": { "name": "stet", "version": "0.1.0" }
      }
      """#),
  MessageExample(
    InitializedNotification.method, .fromEditor, "From here on Stet may speak first.", params: "{}"),
  MessageExample(
    DidChangeConfigurationNotification.method, .fromEditor,
    "Takes the settings and looks at every open document again.",
    params: #"{ "settings": { "stet": { "rules": { "disabled": ["unnamed-source"] } } } }"#),
  MessageExample(
    DidChangeWatchedFilesNotification.method, .fromEditor, "Reads a settings file again that changed on disk.",
    params: #"{ "changes": [{ "uri": "file:///desk/stet.json", "type": 2 }] }"#),
  MessageExample(
    SetTraceNotification.method, .fromEditor, "Sets how much of its doings Stet logs.",
    params: #"{ "value": "verbose" }"#),
  MessageExample(
    CancelNotification.method, .fromEditor, "Answers the request with an error instead, unless it is answered already.",
    params: #"{ "id": 12 }"#),
  MessageExample(ShutdownRequest.method, .fromEditor, "Ends all work; after it only `exit` is heard.", answer: "null"),
  MessageExample(ExitNotification.method, .fromEditor, "Ends the process."),
]

private let documentExamples = [
  MessageExample(
    DidOpenNotification.method, .fromEditor, "Reads the article and publishes what there is to say about it.",
    params: #"""
      {
        "textDocument": {
          "uri": "file:///desk/flood.md",
          "languageId": "markdown",
          "version": 0,
          "text": "# Ferry stays in port\n\nOfficials say the pier is unsafe.\n"
        }
      }
      """#),
  MessageExample(
    DidChangeNotification.method, .fromEditor,
    "Changes the text, step by step, and reads again what the change touched. Without a range the text is new.",
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md", "version": 3 },
        "contentChanges": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
            "text": "Harbour master Ines Okafor"
          },
          { "text": "# Ferry stays in port\n" }
        ]
      }
      """#),
  MessageExample(
    DidSaveNotification.method, .fromEditor, "Looks at the document once more.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#),
  MessageExample(
    DidCloseNotification.method, .fromEditor, "Forgets the text and takes back what it published.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#),
  MessageExample(
    PublishDiagnosticsNotification.method, .fromStet,
    "After each change, unless the editor asks for diagnostics itself.",
    params: #"""
      {
        "uri": "file:///desk/flood.md",
        "version": 3,
        "diagnostics": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
            "severity": 2,
            "code": "unnamed-source",
            "codeDescription": { "href": "https://example.org/stet/rules#unnamed-source" },
            "source": "stet",
            "message": "'Officials' names nobody to ask",
            "tags": [1],
            "relatedInformation": [
              {
                "location": {
                  "uri": "file:///desk/flood.md",
                  "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 7 } }
                },
                "message": "The headline says so too"
              }
            ]
          }
        ]
      }
      """#),
]

private let editorExamples = [
  MessageExample(
    RefreshDiagnosticsRequest.method, .fromStet,
    "When the settings changed, to an editor that asks for diagnostics itself and can be asked to ask again.",
    answer: "null"),
  MessageExample(
    ApplyEditRequest.method, .fromStet, "When a command changes text.",
    params: #"""
      {
        "label": "Let it stand",
        "edit": {
          "changes": {
            "file:///desk/flood.md": [
              {
                "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } },
                "newText": "<!-- stet -->\n"
              }
            ]
          }
        }
      }
      """#,
    answer: #"{ "applied": true }"#),
  MessageExample(
    ShowDocumentRequest.method, .fromStet, "When a command opens a related article.",
    params: #"""
      {
        "uri": "https://example.org/2024/ferry-pier-closed",
        "external": true,
        "takeFocus": true,
        "selection": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 5 } }
      }
      """#,
    answer: #"{ "success": true }"#),
  MessageExample(
    ShowMessageNotification.method, .fromStet, "When the user has to know.",
    params: #"{ "type": 2, "message": "The archive at 'desk.db' was made by a newer Stet" }"#),
  MessageExample(
    LogMessageNotification.method, .fromStet, "What a person who looks for a fault wants to read.",
    params: #"{ "type": 4, "message": "12,400 articles in the archive" }"#),
]
