import LanguageServerProtocol

/// What the editor asks about a document.
let questionExamples = [
  MessageExample(
    DocumentDiagnosticRequest.method, .fromEditor,
    "Gives what would be published to an editor that does not ask. `resultId` is a fingerprint of the answer.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "previousResultId": "3" }"#,
    answer: #"""
      {
        "kind": "full",
        "resultId": "4e56714a8f52b141",
        "items": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
            "severity": 3,
            "code": "vague-attribution",
            "source": "stet",
            "message": "Names nobody you could ask: 'Officials'",
            "relatedInformation": [
              {
                "location": {
                  "uri": "file:///desk/flood.md",
                  "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 33 } }
                },
                "message": "This statement rests on 'Officials'"
              }
            ]
          }
        ]
      }
      """#),
  MessageExample(
    DocumentDiagnosticRequest.method, .fromEditor, "Gives nothing twice.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "previousResultId": "4e56714a8f52b141" }"#,
    answer: #"{ "kind": "unchanged", "resultId": "4e56714a8f52b141" }"#),
  MessageExample(
    WorkspaceDiagnosticRequest.method, .fromEditor,
    """
    Gives the same of every text in the folders of the workspace, as `stet lint` finds them there (of 10,000 files at most, without
    hidden ones and links, and without the archive for those that are not open). Worked out file by file between other messages,
    so that nothing waits for it; `$/progress` tells how far it is where the request has a `workDoneToken`. A file that did not
    change is not read again. Only with the setting `diagnostics.workspace` is an editor told that it may ask.
    """,
    params: #"""
      {
        "previousResultIds": [{ "uri": "file:///desk/flood.md", "value": "f5bae6908a1985c3" }],
        "workDoneToken": "all-1"
      }
      """#,
    answer: #"""
      {
        "items": [
          { "kind": "unchanged", "uri": "file:///desk/flood.md", "version": 3, "resultId": "f5bae6908a1985c3" },
          { "kind": "full", "uri": "file:///desk/old.txt", "version": null, "resultId": "4e56714a8f52b141", "items": [] }
        ]
      }
      """#),
  MessageExample(
    HoverRequest.method, .fromEditor,
    """
    Tells who or what is named there, in which lines and in which archived articles; where
    else a quotation was printed, of whom and with which other words; who says the statement, what the
    article calls them in full and how much of it rests on them, or that nobody says it; on the headline what the page and the archive hold on the same. `null` where there is nothing to say.
    Words of the article and of the archive are escaped: nothing in them is a link, an image or HTML.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 2, "character": 50 } }"#,
    answer: #"""
      {
        "contents": {
          "kind": "markdown",
          "value": "**Ines Okafor**, Port director; source of 2 of 3 attributed statements\n\nNamed twice here, in lines 3, 7\n\nIn 1 archived article:\n\n- [Pier closed for the third time](https://example.org/2024/ferry-pier-closed) (Harbor Ledger, 2024-03-01): Port director\n\nSource: **Port director Ines Okafor** (“said”)"
        },
        "range": { "start": { "line": 2, "character": 48 }, "end": { "line": 2, "character": 59 } }
      }
      """#),
  MessageExample(
    DocumentLinkRequest.method, .fromEditor,
    """
    Links each card on the page to the line where its text begins, and the headline to the nearest article in the
    archive. Tooltips only go to editors that declare them.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 21 } },
          "target": "https://example.org/2024/ferry-pier-closed",
          "tooltip": "Pier closed for the third time (Harbor Ledger, 2024-03-01)"
        }
      ]
      """#),
  MessageExample(
    CodeActionRequest.method, .fromEditor,
    """
    Offers, for each finding that touches the range, what its rule knows to set it right (`isPreferred` where that is certain) or to ask for a
    source (`claims.mark` of `Settings.md`), to remove text that is no article (one run, or all of them), to write a stet
    mark into the text and to note the finding in the ignore file beside it; on the headline, and on a
    card, to open what is related; on the headline to put the article into the archive (`source.addToArchive`), to go to the next statement that rests on
    nobody (`source.nextUnsourced`) and to make a worksheet (`source.worksheet`), elsewhere where `context.only` names the kind. An editor that asks for the kind
    `source.fixAll` gets one action with what `stet lint --fix` would do to the text; nobody else does. An empty
    `only` counts as none. `context.diagnostics` may be empty: everything is found again from the range. To an
    editor without `codeActionLiteralSupport` only those that are commands are offered, bare. Edits name the document's
    version where the editor declares `workspaceEdit.documentChanges`. A range with more than 200 findings gets
    the actions of the first 200 (and what removes all texts that are no article). Where the ignore file is a link or no
    file, the action that would write to it says so: as `disabled` where the editor declares `disabledSupport`, else in its
    title.
    """,
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
        "context": {
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "code": "vague-attribution",
              "message": "Names nobody you could ask: 'Officials'",
              "source": "stet"
            }
          ],
          "only": ["quickfix"]
        }
      }
      """#,
    answer: #"""
      [
        {
          "title": "Ask for a source: [source?]",
          "kind": "quickfix",
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "severity": 3,
              "code": "vague-attribution",
              "source": "stet",
              "message": "Names nobody you could ask: 'Officials'",
              "relatedInformation": [
                {
                  "location": {
                    "uri": "file:///desk/flood.md",
                    "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 33 } }
                  },
                  "message": "This statement rests on 'Officials'"
                }
              ]
            }
          ],
          "edit": {
            "documentChanges": [
              {
                "textDocument": { "uri": "file:///desk/flood.md", "version": 0 },
                "edits": [
                  {
                    "range": { "start": { "line": 2, "character": 32 }, "end": { "line": 2, "character": 32 } },
                    "newText": " [source?]"
                  }
                ]
              }
            ]
          }
        },
        {
          "title": "Let this passage stand: <!-- stet: vague-attribution -->",
          "kind": "quickfix",
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "severity": 3,
              "code": "vague-attribution",
              "source": "stet",
              "message": "Names nobody you could ask: 'Officials'",
              "relatedInformation": [
                {
                  "location": {
                    "uri": "file:///desk/flood.md",
                    "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 33 } }
                  },
                  "message": "This statement rests on 'Officials'"
                }
              ]
            }
          ],
          "edit": {
            "documentChanges": [
              {
                "textDocument": { "uri": "file:///desk/flood.md", "version": 0 },
                "edits": [
                  {
                    "range": { "start": { "line": 2, "character": 86 }, "end": { "line": 2, "character": 86 } },
                    "newText": " <!-- stet: vague-attribution -->"
                  }
                ]
              }
            ]
          }
        },
        {
          "title": "Let it stand: note it in flood.md.stetignore",
          "kind": "quickfix",
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "severity": 3,
              "code": "vague-attribution",
              "source": "stet",
              "message": "Names nobody you could ask: 'Officials'",
              "relatedInformation": [
                {
                  "location": {
                    "uri": "file:///desk/flood.md",
                    "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 33 } }
                  },
                  "message": "This statement rests on 'Officials'"
                }
              ]
            }
          ],
          "command": {
            "title": "Let it stand: note it in flood.md.stetignore",
            "command": "stet.ignore",
            "arguments": [
              "file:///desk/flood.md",
              "{\"after\":\"say the pier is unsafe. Port dir\",\"before\":\"# Ferry stays in port\",\"rule\":\"vague-attribution\",\"text\":\"Officials\"}"
            ]
          }
        }
      ]
      """#),
  MessageExample(
    CodeActionRequest.method, .fromEditor, "The same, to an editor that knows only commands:",
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
        "context": {
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "code": "vague-attribution",
              "message": "Names nobody you could ask: 'Officials'",
              "source": "stet"
            }
          ],
          "only": ["quickfix"]
        }
      }
      """#,
    answer: #"""
      [
        {
          "title": "Let it stand: note it in flood.md.stetignore",
          "command": "stet.ignore",
          "arguments": [
            "file:///desk/flood.md",
            "{\"after\":\"say the pier is unsafe. Port dir\",\"before\":\"# Ferry stays in port\",\"rule\":\"vague-attribution\",\"text\":\"Officials\"}"
          ]
        }
      ]
      """#),
  MessageExample(
    DocumentSymbolRequest.method, .fromEditor, "Gives the outline: the headline, subheadings below it, and the cards.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "name": "Ferry stays in port",
          "kind": 1,
          "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 6, "character": 43 } },
          "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 21 } },
          "children": [
            {
              "name": "Shops",
              "kind": 15,
              "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 8 } },
              "selectionRange": { "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 8 } }
            }
          ]
        }
      ]
      """#),
  MessageExample(
    DocumentSymbolRequest.method, .fromEditor, "Gives it flat to editors that declare no trees.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "name": "Ferry stays in port",
          "kind": 1,
          "location": {
            "uri": "file:///desk/flood.md",
            "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 6, "character": 43 } }
          }
        },
        {
          "name": "Shops",
          "kind": 15,
          "location": {
            "uri": "file:///desk/flood.md",
            "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 8 } }
          },
          "containerName": "Ferry stays in port"
        }
      ]
      """#),
  MessageExample(
    ExecuteCommandRequest.method, .fromEditor,
    """
    Carries out what an action offered. `stet.ignore` takes the document and a line, which it adds to the document's
    ignore file: the document's own name with `.stetignore` behind it. A file of that name that
    is a link, a pipe or a device is not written to: the request is answered with an error that says so.
    """,
    params: #"""
      {
        "command": "stet.ignore",
        "arguments": [
          "file:///desk/flood.md",
          "{\"after\":\"say the pier is unsafe. Port dir\",\"before\":\"# Ferry stays in port\",\"rule\":\"vague-attribution\",\"text\":\"Officials\"}"
        ]
      }
      """#,
    answer: "null"),
  MessageExample(
    ExecuteCommandRequest.method, .fromEditor,
    "`stet.open` takes a web or file address, or that of an open document with `#L` and a line, and shows what it leads to.",
    params: #"{ "command": "stet.open", "arguments": ["https://example.org/2024/ferry-pier-closed"] }"#,
    answer: "null"),
  MessageExample(
    ExecuteCommandRequest.method, .fromEditor,
    """
    `stet.related` takes a document, answers with the related articles of the archive, and offers them to the user where there
    are any (`window/showMessageRequest`). `stet.addToArchive` takes a document and adds its article, or replaces it.
    `stet.factcheck` takes a statement, answers with the fact-checks nearest to it, `{"claim", "publisher", "rating", "date",
    "url"}` each, and offers them in the same way. `stet.nextUnsourced` takes a document and, where there is one, the line and
    the column of the cursor, answers with the place of the next statement that rests on nobody (around the end; `null` where
    there is none), and shows it (`window/showDocument`).
    """,
    params: #"{ "command": "stet.related", "arguments": ["file:///desk/flood.md"] }"#,
    answer: #"""
      [
        {
          "title": "Pier closed for the third time",
          "address": "https://example.org/2024/ferry-pier-closed",
          "outlet": "Harbor Ledger",
          "date": "2024-03-01",
          "isBackground": false
        }
      ]
      """#),
  MessageExample(
    ExecuteCommandRequest.method, .fromEditor,
    """
    `stet.worksheet` takes a document and writes what `stet worksheet` writes beside its file: `flood.md.worksheet.md`, or `.org`
    by the setting `worksheet.format`. It answers with the file's address and shows it (`window/showDocument`, else it says
    where it is). What was ticked and written in a sheet that lies there stays. An error that says why where the document is
    no file, and where what lies there is no sheet, a link, or a sheet with changes that the editor has not saved.
    """,
    params: #"{ "command": "stet.worksheet", "arguments": ["file:///desk/flood.md"] }"#,
    answer: #"{ "uri": "file:///desk/flood.md.worksheet.md" }"#),
  MessageExample(
    CodeLensRequest.method, .fromEditor,
    """
    Gives one line above the headline: how many related articles the archive has, and how many of the article's statements rest
    on anybody. Its command is `stet.related`. Where some rest on nobody, a second one leads to the first of these
    (`stet.nextUnsourced`).
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 21 } },
          "command": {
            "title": "1 related · 3 statements, 3 sourced",
            "command": "stet.related",
            "arguments": ["file:///desk/flood.md"]
          }
        }
      ]
      """#),
]
