import Articles
import Formats
import Testing

@testable import Training

/// Own pages whose long lines are article and whose short ones are not.
private func labelledFile(_ count: Int, html: Bool = false) -> [UInt8] {
  let rows = (0..<count).map { page in
    var lines: [(String, String)] = ["Home", "World", "Sports"].map { ($0, "boilerplate") }
    lines.append(("Ferry \(page) stays in port", "skip"))
    for number in 0..<6 {
      lines.append(("", "skip"))
      lines.append(
        ("The director Ada Holm said on day \(number) that ferry \(page) would stay in port until spring.", "article"))
    }
    lines += ["More Stories", "Goats in the Fog \(page)", "Terms of Use"].map { ($0, "boilerplate") }
    let texts = lines.map { "\"\($0.0)\"" }.joined(separator: ", ")
    let labels = lines.map { "\"\($0.1)\"" }.joined(separator: ", ")
    let source = lines.map { "<p class='\($0.1 == "article" ? "body" : "nav")'>\($0.0)</p>" }.joined()
    return
      #"{"url": "https://www.site\#(page).example/a", "genre": "news", "lines": [\#(texts)], "labels": [\#(labels)]"#
      + (html ? ", \"html\": \"\(source)\"}" : "}")
  }
  return Array(rows.joined(separator: "\n").utf8)
}

@Suite struct LineTrainingTests {
  @Test func `a model that was fitted tells menus from text, of plain lines and of HTML`() throws {
    var said: [String] = []
    let bytes = try LineTraining { said.append($0) }.run(train: labelledFile(12, html: true))
    #expect(said.first == "12 pages, 12 of them as HTML too")
    let result = try #require(said.first { $0.hasPrefix("cross-validation") })
    #expect(result.contains("F1 news 1.000, all 1.000") && result.contains("as HTML news 1.000"))
    let text = SourceText(
      "Home\nWorld\nAda Holm of the port said on day 9 that ferry 77 would stay in dock until summer.\nMore Stories\n")
    let page = OutlinedPage.read(text, .plain)
    let structure = PageStructure(
      page, summaries: OutlinedPage.summaries(of: page.blocks), text: text, format: .plain, model: nil)
    let found = try LineModel(ModelFile(bytes: bytes)).boilerplate(structure.features).map { $0 >= 0.5 }
    #expect(found == [true, true, false, true])
  }

  @Test func `the same pages and the same seed give the same model`() throws {
    let models = try (0..<2).map { _ in try LineTraining { _ in }.run(train: labelledFile(6)) }
    #expect(models[0] == models[1])
  }

  @Test func `a line that is no labelled page is named`() {
    let error = #expect(throws: TrainingError.self) {
      try LineTraining { _ in }.run(train: labelledFile(1) + Array("\n{\"url\": 1}".utf8))
    }
    #expect(error?.description.contains("line 2") == true)
  }
}
