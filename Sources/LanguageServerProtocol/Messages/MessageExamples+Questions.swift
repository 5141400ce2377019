/// What the editor asks about a document.
let questionExamples = [
  MessageExample(
    DocumentDiagnosticRequest.method, .fromEditor, "Gives what it would have published.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "previousResultId": "3" }"#,
    answer: #"""
      {
        "kind": "full",
        "resultId": "4",
        "items": [
          {
            "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
            "message": "'Officials' names nobody to ask"
          }
        ]
      }
      """#),
  MessageExample(
    DocumentDiagnosticRequest.method, .fromEditor, "Gives nothing twice.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "previousResultId": "4" }"#,
    answer: #"{ "kind": "unchanged", "resultId": "4" }"#),
  MessageExample(
    HoverRequest.method, .fromEditor, "Tells who or what is named there, who says so, and what else was written.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 2, "character": 17 } }"#,
    answer: #"""
      {
        "contents": { "kind": "markdown", "value": "**Ines Okafor**, harbour master" },
        "range": { "start": { "line": 2, "character": 15 }, "end": { "line": 2, "character": 26 } }
      }
      """#),
  MessageExample(
    DocumentLinkRequest.method, .fromEditor, "Links passages to related articles in the archive.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 21 } },
          "target": "https://example.org/2024/ferry-pier-closed",
          "tooltip": "Pier closed for the third time"
        }
      ]
      """#),
  MessageExample(
    CodeActionRequest.method, .fromEditor,
    "Offers a correction for each finding in the range; to editors without code actions, bare commands.",
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
        "context": {
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "code": "unnamed-source",
              "message": "'Officials' names nobody to ask",
              "source": "stet"
            }
          ],
          "only": ["quickfix"],
          "triggerKind": 1
        }
      }
      """#,
    answer: #"""
      [
        {
          "title": "Let it stand",
          "kind": "quickfix",
          "diagnostics": [
            {
              "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 9 } },
              "message": "'Officials' names nobody to ask"
            }
          ],
          "isPreferred": true,
          "edit": {
            "documentChanges": [
              {
                "textDocument": { "uri": "file:///desk/flood.md", "version": null },
                "edits": [
                  {
                    "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } },
                    "newText": "<!-- stet -->\n"
                  }
                ]
              }
            ]
          }
        },
        {
          "title": "Open related: Pier closed for the third time",
          "command": "stet.open",
          "arguments": ["https://example.org/2024/ferry-pier-closed"]
        }
      ]
      """#),
  MessageExample(
    DocumentSymbolRequest.method, .fromEditor, "Gives the outline.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "name": "Ferry stays in port",
          "detail": "headline",
          "kind": 15,
          "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 2, "character": 33 } },
          "selectionRange": { "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 21 } },
          "children": []
        }
      ]
      """#),
  MessageExample(
    DocumentSymbolRequest.method, .fromEditor, "Gives it flat to editors that know no trees.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "name": "Ines Okafor",
          "kind": 13,
          "containerName": "Ferry stays in port",
          "location": {
            "uri": "file:///desk/flood.md",
            "range": { "start": { "line": 2, "character": 15 }, "end": { "line": 2, "character": 26 } }
          }
        }
      ]
      """#),
  MessageExample(
    CodeLensRequest.method, .fromEditor, "Puts a line above the headline that leads to related articles.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 21 } },
          "command": { "title": "2 related articles", "command": "stet.related" }
        }
      ]
      """#),
  MessageExample(
    ExecuteCommandRequest.method, .fromEditor, "Carries out what an action or a code lens offered.",
    params: #"{ "command": "stet.open", "arguments": ["https://example.org/2024/ferry-pier-closed", 2, true] }"#,
    answer: "null"),
]
