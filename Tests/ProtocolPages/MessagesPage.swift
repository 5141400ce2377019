/// `Protocol/Messages.md`, as a test compares it.
package func messagesMarkdown() -> String {
  var page = """
    <!-- Written from the examples beside the messages by the tests (UPDATE=1 make test); edit those. -->

    # Messages

    Stet speaks the Language Server Protocol 3.17 over standard input and output: each message is a header
    `Content-Length: N`, an empty line and N bytes of JSON-RPC 2.0. Messages take effect in the order in which they
    come; what is not on this page is answered with "method not found" if it is a request, and passed over if it is
    a notification. The examples show the fields that are read and written; others may stand beside them. Whole
    sessions are in `conversations/`, settings in `Settings.md`, rules in `Rules.md`.

    """
  var last = ""
  for example in messageExamples {
    if example.method != last { page += "\n## \(example.method)\n\n\(example.direction.rawValue)\n" }
    last = example.method
    page += "\n\(example.says)\n"
    if let params = example.params { page += block("params", params) }
    if let answer = example.answer {
      page += block(example.direction == .fromEditor ? "result" : "the editor's result", answer)
    }
  }
  return page
}

private func block(_ title: String, _ json: String) -> String { "\n\(title):\n\n```json\n\(json)\n```\n" }
