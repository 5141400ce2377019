import Articles
import Files
import Formats
import LanguageServer
import LanguageServerProtocol
import Rules
import TestSupport
import Testing

/// A story with a statement that the quick tier lets pass, and the encoder does not.
private let story = """
  Water runs out in the valley

  Four in five families in the valley have no clean water, the worst rate in the north, and the number is rising fast.

  Crime has risen faster in Tarn than anywhere else.

  Officials admit that the toll was meant to punish the haulage firms. The council met on Monday.
  """

private func opened(_ capabilities: JSONValue = [:], options: JSONValue = nil) -> EditorSession {
  EditorSession(capabilities, options: options, openEncoder: { () throws(FileError) in testEncoder })
}

private func ranges(_ diagnostics: [JSONValue]?) -> [JSONValue] { (diagnostics ?? []).compactMap { $0["range"] } }

/// What `stet lint` finds in a text, as many.
private func count(_ text: String, deeply: Bool) -> Int {
  let article = Article.read(SourceText(text), format: .plain, by: deeply ? testEncoder : nil)
  return findings(in: article, settings: Settings()).count
}

@Suite struct BackgroundReadingTests {
  @Test func `when the typing pauses the findings become those of both tiers, and stay`() throws {
    let session = opened()
    session.open(story)
    #expect(session.published().count == 1 && session.published()[0].count == count(story, deeply: false))
    session.readDeeply()
    try #require(session.published().count == 2, "the story shows no difference between the tiers")
    #expect(session.published().last?.count == count(story, deeply: true))
    #expect(
      ranges(session.published()[0]) != ranges(session.published()[1]),
      "the story shows no difference between the tiers")
    #expect(!session.server.hasReading)
    session.readDeeply()
    #expect(session.published().count == 2)
  }

  @Test func `what a second reading leaves as it was is not said twice`() {
    let session = opened()
    session.open("Officials met on Monday.")
    session.readDeeply()
    #expect(session.published().count == 1)
    session.tell("textDocument/didSave", session.question())
    #expect(session.published().count == 2, "an editor that saves is answered as before")
  }

  @Test func `while one sentence is written the findings in the others do not blink`() {
    let session = opened()
    session.open(story)
    session.readDeeply()
    let before = ranges(session.published().last)
    // Behind all the findings, so that their ranges stay.
    let end: JSONValue = ["line": 6, "character": 95]
    session.change(["range": ["start": end, "end": end], "text": " It rained."], version: 2)
    #expect(session.published().count == 3)
    #expect(ranges(session.published().last) == before)
  }

  @Test func `a finding does not come and go while its sentence is being written`() throws {
    let session = opened()
    session.open(story)
    session.readDeeply()
    let before = try #require(session.published().last).count
    let place: JSONValue = ["line": 4, "character": 4]
    for (number, letter) in "whole ".enumerated() {
      session.change(
        ["range": ["start": place, "end": place], "text": .string(String(letter))], version: 2 + number)
      #expect(session.published().last?.count == before)
    }
  }

  @Test func `a newer text makes a reading under way worthless, but not what it has read`() throws {
    let long = (1...40).map {
      "Paragraph \($0) of the minutes says that the toll of the bridge stays as it is, for now."
    }
    let session = opened()
    session.open(long.joined(separator: "\n\n"))
    var reading = try #require(session.server.nextReading())
    #expect(reading.proceed() && reading.proceed() && reading.percentage > 0)
    #expect(session.server.isWanted(reading))
    session.change(
      ["range": ["start": ["line": 78, "character": 0], "end": ["line": 78, "character": 0]], "text": "No: "],
      version: 2)
    #expect(!session.server.isWanted(reading))
    session.server.take(reading)
    #expect(session.published().count == 2)
    let other = opened()
    other.open(long.joined(separator: "\n\n"))
    let all = other.readDeeply()
    let rest = session.readDeeply()
    #expect(rest <= all - 2 && rest > 0)
    session.change(
      ["range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]], "text": "No: "], version: 3)
    #expect((1...2).contains(session.readDeeply()), "one changed sentence costs the windows around it")
  }

  @Test func `a reading of a text that was closed says nothing about the one opened in its place`() throws {
    let session = opened()
    session.open(story)
    var reading = try #require(session.server.nextReading())
    while reading.proceed() {}
    session.tell("textDocument/didClose", session.question())
    session.open("The council met on Monday.")
    #expect(!session.server.isWanted(reading))
    session.server.take(reading)
    #expect(session.server.hasReading && session.published().last == [])
  }

  @Test func `who wants no deep tier has none, and what it said goes`() {
    let off = opened(options: ["deep": "off"])
    off.open(story)
    #expect(!off.server.hasReading && off.readDeeply() == 0)
    let session = opened()
    session.open(story)
    session.readDeeply()
    session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["deep": "off"]]])
    #expect(!session.server.hasReading)
    #expect(ranges(session.published().last) == ranges(session.published().first))
    session.tell("workspace/didChangeConfiguration", ["settings": ["stet": [:]]])
    #expect(session.readDeeply() > 0)
  }

  @Test func `an editor that pulls is asked to ask again, where there is news`() {
    let session = opened(Editor.pulling)
    session.open(story)
    let first = session.ask("textDocument/diagnostic", session.question())
    session.readDeeply()
    #expect(session.heard.contains { $0["method"] == "workspace/diagnostic/refresh" })
    let second = session.ask("textDocument/diagnostic", session.question())
    #expect(first["resultId"] != second["resultId"] && second["items"]?.asArray?.count == count(story, deeply: true))
  }

  @Test func `an editor that pulls is told of a change in nothing but capitals`() {
    let session = opened(Editor.pulling)
    session.open("Officials say the bridge fell.")
    let first = session.ask("textDocument/diagnostic", session.question())
    session.change(["text": "OFFICIALS say the bridge fell."], version: 2)
    let id = first["resultId"] ?? nil
    let second = session.ask(
      "textDocument/diagnostic", session.question("file:///desk/story.txt", ["previousResultId": id]))
    #expect(second["kind"] == "full")
  }

  @Test func `a missing file of weights is said once to who asked for the deep tier, and to nobody else`() {
    for (setting, said) in [("on", 1), ("auto", 0)] {
      let session = EditorSession(
        options: ["deep": .string(setting)],
        openEncoder: { () throws(FileError) in throw FileError(description: "the file of weights is in none of /a") })
      session.open(story)
      session.readDeeply()
      session.open(story, "file:///desk/other.txt")
      session.readDeeply()
      #expect(session.shown.count { $0.contains("the file of weights") } == said, "\(setting)")
      #expect(session.published().count == 1)
    }
  }

  @Test func `a text that takes long is left to who asks for it`() {
    let long = String(repeating: "The council met on Monday. ", count: 5_000)
    let unasked = opened()
    unasked.open(long)
    #expect(!unasked.server.hasReading)
    let asked = opened(options: ["deep": "on"])
    asked.open(long)
    #expect(asked.server.hasReading)
  }

  @Test func `a long reading is shown to an editor that shows such things, from its answer to its end`() throws {
    let session = opened(["window": ["workDoneProgress": true]])
    session.open(story)
    let reading = try #require(session.server.nextReading())
    session.server.tellProgress(of: reading)
    let asked = try #require(session.run().first { $0["method"] == "window/workDoneProgress/create" })
    session.server.tellProgress(of: reading)
    #expect(session.run().isEmpty, "nothing before the editor has agreed")
    session.send(["jsonrpc": "2.0", "id": asked["id"] ?? nil, "result": nil])
    let begun = session.run()
    session.server.tellProgress(of: reading)
    let reported = session.run()
    session.server.take(reading)
    let ended = session.run()
    let kinds = (begun + reported + ended).filter { $0["method"] == "$/progress" }
    #expect(kinds.compactMap { $0["params", "value", "kind"]?.asString } == ["begin", "report", "end"])
    #expect(Set(kinds.compactMap { $0["params", "token"]?.asString }) == [asked["params", "token"]?.asString ?? ""])
  }
}
