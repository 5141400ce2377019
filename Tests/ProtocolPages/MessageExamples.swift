import LanguageServerProtocol

/// One example or more of each message, in the order of a session. The questions are asked of the article that
/// `textDocument/didOpen` shows, so that their answers are what Stet says.
package let messageExamples: [MessageExample] =
  sessionExamples + documentExamples + questionExamples + nameExamples + viewExamples + editorExamples

private let sessionExamples = [
  MessageExample(
    InitializeRequest.method, .fromEditor,
    """
    Agrees on the unit of columns and tells what can be asked. The unit is the one of `stet serve --position-encoding`,
    else of `initializationOptions.positionEncoding`, else the first known one of the editor's `positionEncodings`,
    else UTF-16; to an editor that declares no `positionEncodings` it is not told. All of `initializationOptions` are
    settings. An editor that declares `textDocument.diagnostic` and `workspace.diagnostics.refreshSupport` asks for diagnostics
    itself: only it is told of a `diagnosticProvider`, and nothing is published to it. One that declares only the first would
    not hear of what changes without an edit, and is published to. The folders are those of `workspaceFolders`, else
    `rootUri`. Where `processId` names no living process the server ends.
    """,
    params: #"""
      {
        "processId": 4711,
        "initializationOptions": { "diagnostics": { "limit": 50 } },
        "workspaceFolders": [{ "uri": "file:///desk" }],
        "capabilities": {
          "general": { "positionEncodings": ["utf-8", "utf-16"] },
          "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "publishDiagnostics": {
              "tagSupport": { "valueSet": [1, 2] },
              "codeDescriptionSupport": true,
              "relatedInformation": true
            },
            "diagnostic": {},
            "codeAction": {
              "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } },
              "isPreferredSupport": true
            },
            "documentLink": { "tooltipSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "rename": { "prepareSupport": true },
            "inlayHint": {},
            "semanticTokens": {},
            "foldingRange": { "foldingRange": { "collapsedText": true } }
          },
          "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename"] },
            "fileOperations": { "willRename": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true, "relativePatternSupport": true },
            "configuration": true,
            "inlayHint": { "refreshSupport": true },
            "diagnostics": { "refreshSupport": true }
          },
          "window": { "showDocument": { "support": true } }
        }
      }
      """#,
    answer: #"""
      {
        "capabilities": {
          "positionEncoding": "utf-8",
          "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
          "hoverProvider": true,
          "definitionProvider": true,
          "referencesProvider": true,
          "documentHighlightProvider": true,
          "completionProvider": { "resolveProvider": false },
          "renameProvider": { "prepareProvider": true },
          "documentLinkProvider": { "resolveProvider": false },
          "codeLensProvider": { "resolveProvider": false },
          "codeActionProvider": { "codeActionKinds": ["quickfix", "source.fixAll.stet", "source.openRelated", "source.factcheck", "source.addToArchive", "source.nextUnsourced", "source.worksheet"] },
          "documentSymbolProvider": true,
          "workspaceSymbolProvider": true,
          "executeCommandProvider": { "commands": ["stet.ignore", "stet.open", "stet.related", "stet.addToArchive", "stet.factcheck", "stet.nextUnsourced", "stet.worksheet"] },
          "diagnosticProvider": { "identifier": "stet", "interFileDependencies": false, "workspaceDiagnostics": false },
          "inlayHintProvider": true,
          "semanticTokensProvider": {
            "legend": { "tokenTypes": ["source", "cue", "statement"], "tokenModifiers": ["named", "vague", "nobody"] },
            "range": true,
            "full": true
          },
          "foldingRangeProvider": true,
          "selectionRangeProvider": true,
          "workspace": {
            "workspaceFolders": { "supported": true, "changeNotifications": true },
            "fileOperations": {
              "willRename": {
                "filters": [
                  {
                    "scheme": "file",
                    "pattern": { "glob": "**/*.{txt,text,md,markdown,mdown,mkd,html,htm,xhtml,org}", "matches": "file" }
                  }
                ]
              }
            }
          }
        },
        "serverInfo": { "name": "stet", "version": "0.1.0" }
      }
      """#),
  MessageExample(
    InitializedNotification.method, .fromEditor,
    "From here on Stet asks what it has to ask: to have files watched, and for settings.", params: "{}"),
  MessageExample(
    DidChangeConfigurationNotification.method, .fromEditor,
    """
    Takes what stands under `stet` as all the settings, so that one left out is the standard one again, and looks at
    every open document anew. A value that cannot be taken is told in `window/showMessage`; so is a path in `archive.path`
    or `archive.paths` that is not the user's (`Settings.md`). Settings without `stet` change nothing. An editor that declares
    `workspace.configuration` is then asked for them (`workspace/configuration`).
    """,
    params: #"{ "settings": { "stet": { "rules": { "disabled": ["vague-attribution"] } } } }"#),
  MessageExample(
    ConfigurationRequest.method, .fromStet,
    """
    After `initialized`, after `workspace/didChangeConfiguration` and when folders come or go, to an editor that declares
    `workspace.configuration`: for the settings of the workspace, and for those of each of its folders (of 100 at most). What is
    answered is laid over the settings that the editor has sent; `null` and `{}` leave them as they are. A document has the
    settings of the innermost folder that holds it, but for `archive.path`, `archive.paths` and `deep`, which are one for the
    session.
    """,
    params: #"{ "items": [{ "section": "stet" }, { "scopeUri": "file:///desk", "section": "stet" }] }"#,
    answer: #"[null, { "rules": { "enabled": ["single-source"] } }]"#),
  MessageExample(
    DidChangeWorkspaceFoldersNotification.method, .fromEditor,
    "Asks for the settings of the folders that are open now.",
    params: #"{ "event": { "added": [{ "uri": "file:///wire" }], "removed": [{ "uri": "file:///desk" }] } }"#),
  MessageExample(
    CancelNotification.method, .fromEditor,
    """
    Answers a request that has not begun with the error -32800 (request cancelled); one that has begun is answered by
    the time this is read.
    """,
    params: #"{ "id": 12 }"#),
  MessageExample(
    ShutdownRequest.method, .fromEditor,
    "Ends all work: from here on every request is answered with an error, and nothing but `exit` is heard.",
    answer: "null"),
  MessageExample(
    ExitNotification.method, .fromEditor,
    """
    Ends the process, with status 0 after `shutdown` and 1 without it. The end of the input does the same.
    """),
]

private let documentExamples = [
  MessageExample(
    DidOpenNotification.method, .fromEditor,
    """
    Reads the article. `languageId` says how it is marked up; where it says nothing (`text`, `plaintext`, anything
    unknown) the ending of the name does.
    """,
    params: #"""
      {
        "textDocument": {
          "uri": "file:///desk/flood.md",
          "languageId": "markdown",
          "version": 0,
          "text": "# Ferry stays in port\n\nOfficials say the pier is unsafe. Port director Ines Okafor said the ferry would wait.\n\n## Shops\n\nOkafor said the shops would open on Monday.\n"
        }
      }
      """#),
  MessageExample(
    DidChangeNotification.method, .fromEditor,
    """
    Changes the text, step by step, each range in what the step before left. Without a range the text is new. A
    document that was not opened is passed over. What there is to say is said once no more messages are waiting.
    """,
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md", "version": 3 },
        "contentChanges": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
            "text": "Council engineers"
          },
          { "text": "# Ferry stays in port\n" }
        ]
      }
      """#),
  MessageExample(
    DidSaveNotification.method, .fromEditor,
    """
    Asks the archive anew when next it is needed, looks again for one that was not there or could not be read, and
    publishes again.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#),
  MessageExample(
    DidCloseNotification.method, .fromEditor, "Forgets the text and publishes that there is nothing to say about it.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#),
  MessageExample(
    PublishDiagnosticsNotification.method, .fromStet,
    """
    When a document was opened, changed or saved, the settings were, or an entry was added to its ignore file: once for
    all the messages that were waiting, and never to an editor that asks for diagnostics itself. Once more for the same
    version when the deep tier has read the text and that changes something; an editor that asks itself gets
    `workspace/diagnostic/refresh` then. `code` is a rule of `Rules.md`. `tags`, `codeDescription` and `relatedInformation` only go to editors that declare them;
    `codeDescription` leads to the rules' page, a file that Stet keeps in the user's cache, `relatedInformation` to other
    places of the same text and to archived files (an archived article on the web is told beside the finding, since editors
    open every place as a file). To an editor that declares no `tags` text that is no article is a hint on its first line.
    Past the setting `diagnostics.limit` one more, of
    code `diagnostics.limit`, says how many findings are not shown.
    """,
    params: #"""
      {
        "uri": "file:///desk/flood.md",
        "version": 3,
        "diagnostics": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 4 } },
            "severity": 2,
            "code": "boilerplate",
            "codeDescription": { "href": "file:///home/desk/.cache/stet/rules.html#boilerplate" },
            "source": "stet",
            "message": "Not part of the article: 'logo'",
            "tags": [1]
          }
        ]
      }
      """#),
]

private let editorExamples = [
  MessageExample(
    RefreshInlayHintsRequest.method, .fromStet,
    "When the settings want other inlay hints, to an editor that declares `workspace.inlayHint.refreshSupport`.",
    answer: "null"),
  MessageExample(
    RefreshDiagnosticsRequest.method, .fromStet,
    """
    When the settings changed, an ignore file was written or the deep tier finds something else in a text, to an editor
    that asks for diagnostics itself and declares that it can be asked to ask again.
    """,
    answer: "null"),
  MessageExample(
    ShowDocumentRequest.method, .fromStet,
    """
    When `stet.open` is carried out for an editor that declares it: for a card on the page the document itself and the
    line where the card's text begins, else the archived article's file or, with `external`, its web address.
    """,
    params: #"""
      {
        "uri": "file:///desk/flood.md",
        "takeFocus": true,
        "selection": { "start": { "line": 8, "character": 0 }, "end": { "line": 8, "character": 0 } }
      }
      """#,
    answer: #"{ "success": true }"#),
  MessageExample(
    ShowDocumentRequest.method, .fromStet, "An article on the web:",
    params: #"{ "uri": "https://example.org/2024/ferry-pier-closed", "external": true, "takeFocus": true }"#,
    answer: #"{ "success": true }"#),
  MessageExample(
    DidChangeWatchedFilesNotification.method, .fromEditor,
    """
    Of the folders in `archive.paths`: 1 and 2 put a file's article into the archive, 3 takes it out. Of the ignore file of an
    open text, and of a settings file: what they silence and set is found anew.
    """,
    params: #"{ "changes": [{ "uri": "file:///clippings/ferry.md", "type": 2 }] }"#),
  MessageExample(
    RegisterCapabilityRequest.method, .fromStet,
    """
    After `initialized`, to an editor that declares `didChangeWatchedFiles.dynamicRegistration`: the ignore and settings
    files of the workspace. Not where a folder of it is the user's own or above it: some editors watch each folder by itself.
    """,
    params: #"""
      {
        "registrations": [
          {
            "id": "stet.ignoreFiles",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {
              "watchers": [{ "globPattern": "**/*.stetignore" }, { "globPattern": "**/.stet.json" }]
            }
          }
        ]
      }
      """#,
    answer: "null"),
  MessageExample(
    RegisterCapabilityRequest.method, .fromStet,
    """
    And the folders of `archive.paths`, with `relativePatternSupport` by their address, else as the pattern
    `/clippings/**/*.{txt,…}`. Where the answer is an error, or the editor cannot watch, the user is told once in
    `window/showMessage`.
    """,
    params: #"""
      {
        "registrations": [
          {
            "id": "stet.archive.paths",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {
              "watchers": [
                {
                  "globPattern": {
                    "baseUri": "file:///clippings",
                    "pattern": "**/*.{txt,text,md,markdown,mdown,mkd,html,htm,xhtml,org}"
                  }
                }
              ]
            }
          }
        ]
      }
      """#,
    answer: "null"),
  MessageExample(
    UnregisterCapabilityRequest.method, .fromStet, "When the setting names other folders.",
    params: #"""
      { "unregisterations": [{ "id": "stet.archive.paths", "method": "workspace/didChangeWatchedFiles" }] }
      """#,
    answer: "null"),
  MessageExample(
    WillRenameFilesRequest.method, .fromEditor,
    """
    Has the ignore file of a text carried along when that gets another name; `null` where there is none. Only an editor that
    declares `fileOperations.willRename` and, of `workspaceEdit`, `documentChanges` and the resource operation `rename` is told
    that it may ask.
    """,
    params: #"{ "files": [{ "oldUri": "file:///desk/flood.md", "newUri": "file:///desk/ferry.md" }] }"#,
    answer: #"""
      {
        "documentChanges": [
          {
            "kind": "rename",
            "oldUri": "file:///desk/flood.md.stetignore",
            "newUri": "file:///desk/ferry.md.stetignore",
            "options": { "ignoreIfExists": true }
          }
        ]
      }
      """#),
  MessageExample(
    ShowMessageRequest.method, .fromStet,
    "When `stet.related` is carried out: the articles to choose from. The one that is chosen is opened as `stet.open` would.",
    params: #"""
      {
        "type": 3,
        "message": "Related articles",
        "actions": [{ "title": "Pier closed for the third time (Harbor Ledger, 2024-03-01)" }]
      }
      """#,
    answer: #"{ "title": "Pier closed for the third time (Harbor Ledger, 2024-03-01)" }"#),
  MessageExample(
    ProgressNotification.method, .fromStet,
    "While a command runs that came with a `workDoneToken`.",
    params: #"{ "token": "add-1", "value": { "kind": "begin", "title": "Adding to the archive" } }"#),
  MessageExample(
    ProgressNotification.method, .fromStet, "And when it is over:",
    params: #"{ "token": "add-1", "value": { "kind": "end", "message": "Added to the archive" } }"#),
  MessageExample(
    CreateProgressRequest.method, .fromStet,
    """
    When the deep tier has been reading a text for a second, to an editor that declares `window.workDoneProgress`. Where
    the answer is no error, `$/progress` goes on from there:
    """,
    params: #"{ "token": "stet/deep/1" }"#, answer: "null"),
  MessageExample(
    ProgressNotification.method, .fromStet, "The deep tier has read three fifths of a long text.",
    params: #"{ "token": "stet/deep/1", "value": { "kind": "report", "percentage": 60 } }"#),
  MessageExample(
    ShowMessageNotification.method, .fromStet,
    """
    What the user has to know: a setting that cannot be taken, an archive that cannot be read; and the place that
    `stet.open` leads to, where the editor does not declare `window/showDocument`.
    """,
    params: #"{ "type": 2, "message": "There is no setting 'rules.disable'" }"#),
  MessageExample(
    LogMessageNotification.method, .fromStet, "A notification whose params make no sense; it is passed over.",
    params: #"{ "type": 2, "message": "textDocument/didSave was passed over: 'textDocument' is missing." }"#),
]
