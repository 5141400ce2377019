import LanguageServerProtocol

/// What the editor asks to show a document by.
let viewExamples = [
  MessageExample(
    InlayHintRequest.method, .fromEditor,
    """
    Gives what the setting `hints` asks for, nothing without it: who "he" or "the minister" is where nobody else can be meant and
    the sentence does not name them, and which day "yesterday" is on a page that says its date. An editor that does not declare
    `textDocument.inlayHint` is not told that it may ask.
    """,
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 7, "character": 0 } }
      }
      """#,
    answer: "[]"),
  MessageExample(
    SemanticTokensRequest.method, .fromEditor,
    """
    Gives the parts of attributions: `source`, `cue` and `statement`, what is said, each with one of the modifiers `named` (a
    reader could go and ask), `vague` (nobody could) and `nobody` (no words point to anybody). What another block's speaker says has
    none. No token goes over the end of a line, none over a tag. An editor that does not declare
    `textDocument.semanticTokens` is not told that it may ask. Here: "Officials", "say", "the pier is unsafe" and the same of "Port
    director Ines Okafor said …" and of "Okafor said …".
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: #"""
      {
        "data": [
          2, 0, 9, 0, 2, 0, 10, 3, 1, 2, 0, 4, 18, 2, 2,
          0, 20, 25, 0, 1, 0, 26, 4, 1, 1, 0, 5, 20, 2, 1,
          4, 0, 6, 0, 1, 0, 7, 4, 1, 1, 0, 5, 30, 2, 1
        ]
      }
      """#),
  MessageExample(
    SemanticTokensRangeRequest.method, .fromEditor, "Gives those that touch a range.",
    params: #"""
      {
        "textDocument": { "uri": "file:///desk/flood.md" },
        "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 10 } }
      }
      """#,
    answer: #"{ "data": [2, 0, 9, 0, 2] }"#),
  MessageExample(
    FoldingRangeRequest.method, .fromEditor,
    """
    Gives the lines of text that is no article (kind `region`), of cards, and of blocks that are all one person's words, where
    there is more than one line of them. `collapsedText` only goes to an editor that declares it. The article above has none.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" } }"#,
    answer: "[]"),
  MessageExample(
    SelectionRangeRequest.method, .fromEditor,
    """
    Grows a selection: a name, the sentence, the quotation, the paragraph, the block that it stands in (a list, one person's
    words, a run of furniture), the text.
    """,
    params: #"{ "textDocument": { "uri": "file:///desk/flood.md" }, "positions": [{ "line": 6, "character": 20 }] }"#,
    answer: #"""
      [
        {
          "range": { "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 43 } },
          "parent": { "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 7, "character": 0 } } }
        }
      ]
      """#),
]
