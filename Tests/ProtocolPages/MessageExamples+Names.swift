import LanguageServerProtocol

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
  MessageExample(
    CompletionRequest.method, .fromEditor,
    """
    Offers at most 50 names of the article that begin as the word at the position does up to there, in capitals or not: in full
    and shortened, those named most often first, a person's full name also where the surname begins so (`filterText`). From
    two letters on; from three on, and where the word begins with a capital, up to 20 names of the knowledge bases follow. The
    mention that is being typed is none of them, and in code, tags and addresses there are none. The name takes the place of
    the word before the cursor; where more than that is replaced, or the word has a hyphen or an apostrophe, a `textEdit` says
    what, in place of `insertText`.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 6, "character": 6 } }"#,
    answer: #"""
      {
        "isIncomplete": false,
        "items": [
          {
            "label": "Ines Okafor",
            "kind": 1,
            "detail": "person, Port director",
            "filterText": "Okafor",
            "sortText": "00",
            "insertText": "Ines Okafor"
          },
          {
            "label": "Okafor",
            "kind": 1,
            "detail": "person, Port director",
            "filterText": "Okafor",
            "sortText": "01",
            "insertText": "Okafor"
          }
        ]
      }
      """#),
  MessageExample(
    PrepareRenameRequest.method, .fromEditor,
    """
    Tells which name would get another one; `null` where none stands, and in code, web addresses and stet marks, where
    names stay as they are.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "position": { "line": 6, "character": 2 } }"#,
    answer: #"""
      {
        "range": { "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 6 } },
        "placeholder": "Okafor"
      }
      """#),
  MessageExample(
    RenameRequest.method, .fromEditor,
    """
    Changes the words of a name, wherever the article names the same one with them: the new name is for the form at the
    position, and each word that differs changes in every form that has it, however it is spelt there. Titles, roles and a
    possessive 's stay, capitals stay capitals. Where the new name has more or fewer words, it takes the place of the same form
    only, and a person's new surname that of the surname alone. Quotations change as well; names in code, addresses and
    stet marks do not. A name that would be read as markup, as two lines or as none is refused with the error -32602
    (invalid params), as is a place without a name. Edits name the version where the editor declares
    `workspaceEdit.documentChanges`.
    """,
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "position": { "line": 6, "character": 2 },
        "newName": "Okaför"
      }
      """#,
    answer: #"""
      {
        "documentChanges": [
          {
            "textDocument": { "uri": "file:///desk/flood.md", "version": 0 },
            "edits": [
              {
                "range": { "start": { "line": 2, "character": 53 }, "end": { "line": 2, "character": 59 } },
                "newText": "Okaför"
              },
              {
                "range": { "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 6 } },
                "newText": "Okaför"
              }
            ]
          }
        ]
      }
      """#),
  MessageExample(
    WorkspaceSymbolRequest.method, .fromEditor,
    """
    Gives at most 100 names that contain the query, from two letters on: those of the open documents where they stand in full,
    with a role as their container, and those of the knowledge bases that begin with it, or the query itself, where the archive
    has them: the newest article that was added from a file, with how many there are. Editors open the place of a symbol as a
    file, so an article on the web is none.
    """,
    params: #"{ "query": "okaf" }"#,
    answer: #"""
      [
        {
          "name": "Ines Okafor",
          "kind": 5,
          "location": {
            "uri": "file:///desk/flood.md",
            "range": { "start": { "line": 2, "character": 48 }, "end": { "line": 2, "character": 59 } }
          },
          "containerName": "Port director"
        }
      ]
      """#),
]
