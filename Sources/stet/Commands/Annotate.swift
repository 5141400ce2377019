import Archive
import Articles
import Files
import Rules
import SettingsFiles

/// JSON lines in, JSON lines out: the facts and findings of every article.
enum AnnotateCommand: Command {
  static let name = "annotate"
  static let summary = "facts and findings of articles, as JSON lines"
  static let usage = ["[OPTIONS] < articles.jsonl > facts.jsonl", "--explain [--deep] FILE | -"]
  static let text = """
    Reads one article a line from standard input and writes one line for each, in the order of the input:

      in   {"id": "a1", "text": "…", "format": \(ArticleLines.formats)}
           "format" may be missing (plain); other fields are passed over
      out  {"id": "a1",
            "sentences":    [{"start", "end", "unsourced", "vague"}],      probabilities, flagged or not
            "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]],
                              "kind": "named" | "vague" | "none"}],   none: the words point to nobody
            "entities":     [{"start", "end", "type": "PER" | "ORG" | "LOC" | "MISC", "cluster",
                              "entity": Wikidata id | null, "known": id in the knowledge bases | null}],
            "mentions":     the same with "form": "name" | "nominal" ("the minister") | "pronoun", of whoever is named,
            "lines":        [{"label": "article" | "boilerplate" | "blank", "score"}],   one for each line
            "findings":     [{"rule", "severity", "start", "end", "message", "score",
                              "archived": [{"id", "title", "outlet", "date", "url", "message"}]}]}

    Offsets count Unicode scalars from the start of the text, half-open. A line that is no article gives
    {"id", "error", "line"} and the run goes on; the exit status is then 1. All cores work; memory is bounded by the
    longest lines. 'stet help entities' says what the knowledge bases are. The shape is in Protocol/annotate.schema.json.
    """
  private static let explain = Option.flag(
    "--explain",
    """
    shows people what the engine sees of one text: blocks, sentences, tokens with their classes and what the two sequence \
    models call them, who says what, names, and why a sentence is judged as it is. For whoever works on Stet; no program \
    should read it
    """)
  static let options: [Option] = [
    .settings,
    .archive.saying(
      "holds quotations against those of an archive; without it the lines hang on the input alone"),
    .deep.saying(
      """
      the deep tier judges: a small neural network reads every article too and weighs in on all but "lines", for an \
      eightieth of a second a hundred words
      """), .quick, explain,
  ]
  static let examples = [
    "stet annotate < corpus.jsonl > facts.jsonl",
    "jq -c '{id: .url, text: .body}' dump.jsonl | stet annotate | jq '.findings | length'",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    if arguments.has(explain) { return try explain(arguments) }
    guard arguments.rest.isEmpty || arguments.rest == ["-"] else {
      throw UsageError(description: "articles come on standard input")
    }
    let settings =
      try arguments.settingsFile.map { FolderSettings().settings(of: nil, given: [SettingsLayer(of: $0)]).settings }
      ?? Settings()
    let knowledge = EntitiesFolder.knowledge(name)
    let archive = arguments.value(.archive)
    if archive != nil { _ = try OpenArchive.required(arguments) }
    let encoder = try TierOption.encoder(arguments)
    return try ArticleLines.answer(name) { text, format, id in
      let article = Article.read(text, format: format, by: encoder)
      var archived = ArchivedMatches()
      var problem: String?
      do {
        let own = try JSONLine.decode(Identifier.self, from: id).text
        // A reader belongs to one thread.
        if let archive {
          archived = try ArchiveReader(path: archive).matches(of: article, excludingID: own, settings.wanted)
        }
      } catch {
        problem = "\(error)"
      }
      return ArticleLines.Reply(
        line: Annotation.line(article, id: id, settings, knowledge, archived), problem: problem, unread: article.problem
      )
    }
  }

  private static func explain(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.count == 1 else { throw UsageError(description: "--explain wants one file or -") }
    let article = try TextFiles.article(arguments.rest[0])
    let encoder = try TierOption.encoder(arguments)
    Output.standard.write(Explanation(of: encoder.map(article.read) ?? article).text)
    Output.standard.flush()
    return 0
  }
}
