/// What the editor asks about the people, places and things that a document names.
let nameExamples = [
  MessageExample(
    DefinitionRequest.method, .fromEditor,
    """
    Leads from a name to the first place where the article names the same one in full. `null` where no name stands.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 6, "character": 2 } }"#,
    answer: #"""
      {
        "uri": "file:///desk/flood.md",
        "range": { "start": { "line": 2, "character": 48 }, "end": { "line": 2, "character": 59 } }
      }
      """#),
  MessageExample(
    ReferencesRequest.method, .fromEditor,
    """
    Gives every place of the article that names the same person, organisation or place, however it is spelt or shortened
    there, in the order of the text. Without `includeDeclaration` the place that `textDocument/definition` leads to is left
    out.
    """,
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "position": { "line": 6, "character": 2 },
        "context": { "includeDeclaration": true }
      }
      """#,
    answer: #"""
      [
        {
          "uri": "file:///desk/flood.md",
          "range": { "start": { "line": 2, "character": 48 }, "end": { "line": 2, "character": 59 } }
        },
        {
          "uri": "file:///desk/flood.md",
          "range": { "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 6 } }
        }
      ]
      """#),
  MessageExample(
    DocumentHighlightRequest.method, .fromEditor,
    "Gives the same places to be shown while the cursor is on one of them.",
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 2, "character": 50 } }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 2, "character": 48 }, "end": { "line": 2, "character": 59 } },
          "kind": 1
        },
        {
          "range": { "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 6 } },
          "kind": 1
        }
      ]
      """#),
]
