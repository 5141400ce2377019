/// A hover's Markdown as a reader sees it, by the rules of CommonMark and GitHub for what Stet means to write: paragraphs
/// of one line with strong words and links, and lists of such lines. Anything else that would mean something to a renderer is a stray.
struct Rendered {
  struct Link: Equatable {
    let title: String
    let to: String
  }

  var text = ""
  var links: [Link] = []
  var strong: [String] = []
  /// Of lists.
  var items = 0
  var strays: [String] = []
}

func rendered(_ markdown: String) -> Rendered {
  var result = Rendered()
  for (number, paragraph) in markdown.split(separator: "\n\n", omittingEmptySubsequences: false).enumerated() {
    if number > 0 { result.text += "\n" }
    // The lines of a list follow each other; in a paragraph a line end is a stray.
    let lines = paragraph.hasPrefix("- ") ? paragraph.split(separator: "\n") : [paragraph]
    for (number, line) in lines.enumerated() {
      if number > 0 { result.text += "\n" }
      let isItem = line.hasPrefix("- ")
      if isItem {
        result.items += 1
        result.text += "- "
      }
      let words = line.dropFirst(isItem ? 2 : 0)
      if let block = blockStart(words) { result.strays.append("a line begins as \(block)") }
      var reading = Reading(Array(words.unicodeScalars))
      reading.read(&result)
    }
  }
  return result
}

/// What a line would be instead of a paragraph; nil if it is one.
private func blockStart(_ line: Substring) -> String? {
  let blanks = line.prefix { $0 == " " }
  if blanks.count >= 4 || line.first == "\t" { return "code" }
  let rest = line.dropFirst(blanks.count)
  if rest.contains(#/^#{1,6}(\s|$)/#) { return "a heading" }
  if rest.contains(#/^([-+*]|[0-9]{1,9}[.)])(\s|$)/#) { return "a list" }
  if rest.contains(#/^((- *){3,}|(_ *){3,}|(\* *){3,}|=+ *)$/#) { return "a rule" }
  if rest.contains(#/^(>|```|~~~|<|\|)/#) { return "a block" }
  if rest.contains(#/^\[([^\]\\]|\\.)+\]:/#) { return "a definition" }
  return nil
}

private struct Reading {
  private let scalars: [Unicode.Scalar]
  private var at = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private func stands(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return scalars[at...].prefix(wanted.count).elementsEqual(wanted) { String($0).lowercased() == String($1) }
  }

  mutating func read(_ result: inout Rendered) {
    var strongFrom: String.Index?
    var linkFrom: String.Index?
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar == "\\", at + 1 < scalars.count, Self.isPunctuation(scalars[at + 1]) {
        result.text.unicodeScalars.append(scalars[at + 1])
        at += 2
      } else if stands("**") {
        if let from = strongFrom { result.strong.append(String(result.text[from...])) }
        strongFrom = strongFrom == nil ? result.text.endIndex : nil
        at += 2
      } else if scalar == "[", linkFrom == nil {
        if at > 0, scalars[at - 1] == "!", at < 2 || scalars[at - 2] != "\\" { result.strays.append("a picture") }
        linkFrom = result.text.endIndex
        at += 1
      } else if let from = linkFrom, stands("]("), let address = address() {
        result.links.append(Rendered.Link(title: String(result.text[from...]), to: address))
        linkFrom = nil
      } else {
        if let stray = stray(scalar) { result.strays.append(stray) }
        result.text.unicodeScalars.append(scalar)
        at += 1
      }
    }
    if strongFrom != nil { result.strays.append("**") }
    if linkFrom != nil { result.strays.append("[") }
  }

  private func stray(_ scalar: Unicode.Scalar) -> String? {
    if isInvisible(scalar) { return scalar.escaped(asASCII: true) }
    if "\\`*_[]<>&~|@".unicodeScalars.contains(scalar) { return String(scalar) }
    return ["http://", "https://", "ftp://", "www."].first(where: stands)
  }

  /// Control characters, line ends of any kind, and what turns the direction of reading.
  private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// What stands in `](…)`; nil where it is no address that CommonMark would read as one.
  private mutating func address() -> String? {
    let start = at + 2
    guard let end = scalars[start...].firstIndex(of: ")"), end > start else { return nil }
    var address = ""
    for scalar in scalars[start..<end] {
      if "<>( \\".unicodeScalars.contains(scalar) || isInvisible(scalar) { return nil }
      address.unicodeScalars.append(scalar)
    }
    at = end + 1
    return address
  }
}
