import Files
import Rules
import TestSupport
import Testing

@testable import SettingsFiles

private func read(_ text: String) throws -> String { try SettingsText.value(of: Array(text.utf8)).json }

@Suite struct SettingsTextTests {
  @Test func `people may write remarks, spare commas and spare quotation marks`() throws {
    let text = """
      // What's this? A "remark" with [[ in it.
      {
        rules: {'disabled': ["boilerplate", /* and
          more */ ],},
        "number": -12, "yes": true, "no": false, "nothing": null, "half": 0.5,
        "text": "a\\n\\"b\\" \\u00e9 \\ud83d\\udea2 // no remark",
      }
      """
    #expect(
      try read(text) == """
        {"half": null, "no": false, "nothing": null, "number": -12, "rules": {"disabled": ["boilerplate"]}, \
        "text": "a\\n\\"b\\" é 🚢 // no remark", "yes": true}
        """)
    #expect(try read("\u{FEFF}{}") == "{}" && read(" [] ") == "[]")
  }

  @Test(arguments: [
    ("", 1, "a value is wanted, and the file ends"),
    ("{\n  \"a\": 1\n  \"b\": 2\n}", 3, "',' or '}' is wanted, and there is '\"'"),
    ("{\n\"a\" 1}", 2, "':' behind \"a\" is wanted, and there is '1'"),
    ("{\"a\": tru}", 1, "a value is wanted, and there is 't'"),
    ("{\"a\": 1,\n \"a\": 2}", 2, "\"a\" stands twice in one table"),
    ("{\n\"a\": \"b\n}", 2, "a text in quotation marks does not end on its line"),
    ("{}\n\n}", 3, "nothing is wanted behind the last bracket, and there is '}'"),
    ("{\n/* a", 2, "a remark that begins with /* does not end"), ("[1, , 2]", 1, "a value is wanted, and there is ','"),
    ("{\n", 2, "a name or '}' is wanted, and the file ends"), ("[\"\\u12\"]", 1, "\\u wants four digits from 0 to f"),
  ])
  func `a slip is told with its line`(_ text: String, _ line: Int, _ says: String) throws {
    do {
      _ = try SettingsText.value(of: Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.line == line && error.says == says)
    }
  }

  @Test func `a pile of brackets is no reason to fall over`() {
    let pile = Array(String(repeating: "[", count: 1_000_000).utf8)
    #expect(throws: SettingsText.Problem.self) { try SettingsText.value(of: pile) }
    // Whatever is cut off: a sentence or a value, never a crash.
    let whole = Array("{a: ['x', \"\\ud83d\\udea2\"], /* */ b: -1.5e3, // c\n}".utf8)
    for count in whole.indices { _ = try? SettingsText.value(of: Array(whole[..<count])) }
  }
}
