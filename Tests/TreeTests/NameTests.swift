import Foundation
import TestSupport
import Testing

/// A document that names what is no longer there sends its reader looking for it.
@Suite struct NameTests {
  private static let documents = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "Sources/Weights/MODELS.md"]

  /// Names in code's clothes that are the toolchain's.
  private static let foreign: Set<String> = ["Codable", "FileManager", "Foundation", "Glibc", "Sendable"]

  @Test(.enabled(if: SourceIndex.isWanted, "this build has no index"))
  func `a type or a function that a document names is found in the code`() throws {
    let names = try DeclaredNames(SourceIndex.ofThisBuild())
    try report("are declared nowhere") { word in
      guard let name = CodeName(word), !Self.foreign.contains(name.parts[0]) else { return true }
      return names.has(name)
    }
  }

  @Test func `a path that a document names leads to a file or a folder`() throws {
    try report("are no paths") { word in !isPath(word) || exists(word) }
  }

  private func report(_ fault: String, unless isFine: (CodeWord) -> Bool) throws {
    var stale: [String] = []
    for document in Self.documents {
      for word in codeWords(in: try ProjectRoot.text(of: document)) where !isFine(word) {
        stale.append("  \(document):\(word.line): `\(word.text)`")
      }
    }
    #expect(stale.isEmpty, "These \(fault):\n\(stale.joined(separator: "\n"))")
  }

  @Test func `what a document says can be made is made by the Makefile`() throws {
    let rules = try ProjectRoot.text(of: "Makefile").split(separator: "\n")
      .compactMap { $0.first?.isLetter == true ? $0.prefix { $0 != ":" && $0 != " " } : nil }
    var stale: [String] = []
    for document in Self.documents {
      let text = try ProjectRoot.text(of: document)
      for match in text.matches(of: #/(?:`|`[A-Z_]+=\S+ |\n)make ([a-z][a-z-]*)/#) where !rules.contains(match.1) {
        stale.append("  \(document): make \(match.1)")
      }
    }
    #expect(stale.isEmpty, "The Makefile has no such targets:\n\(stale.joined(separator: "\n"))")
  }

  @Test func `code is told from other words in a document`() {
    let text = "A `Batch.isCopy` and\n```sh\n`no`\n```\n``@Test func `x`()`` `make try` `[Finding]?`"
    #expect(codeWords(in: text).map(\.text) == ["Batch.isCopy", "make", "try", "[Finding]?"])
    #expect(codeWords(in: text).map(\.line) == [1, 5, 5, 5])
    func parts(_ text: String) -> [String]? { CodeName(CodeWord(text: text, line: 1, isAlone: true))?.parts }
    #expect(parts("Batch.isCopy") == ["Batch", "isCopy"])
    #expect(parts("[Finding]?") == ["Finding"])
    #expect(parts("findings(in:…)") == ["findings"])
    for other in ["claims.sensitivity", "JSON", "--archive", "UPDATE=1", "Text/", "lint", "Rules.md", "name-variant"] {
      #expect(parts(other) == nil, "\(other)")
    }
  }
}

// MARK: Words

/// A word between backticks.
private struct CodeWord {
  let text: String
  /// Counted from 1.
  let line: Int
  /// Nothing else stands between the backticks: no command, no piece of code.
  let isAlone: Bool
}

/// Those outside of blocks of code and of double backticks.
private func codeWords(in document: String) -> [CodeWord] {
  var words: [CodeWord] = []
  var isBlock = false
  for (number, line) in document.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    if line.drop(while: { $0 == " " }).hasPrefix("```") {
      isBlock.toggle()
    } else if !isBlock {
      let spans = line.replacing(#/``.*?``(?!`)/#, with: "").split(separator: "`", omittingEmptySubsequences: false)
      for (place, span) in spans.enumerated() where place % 2 == 1 {
        let parts = span.split(separator: " ")
        words += parts.map { CodeWord(text: String($0), line: number + 1, isAlone: parts.count == 1) }
      }
    }
  }
  return words
}

/// A name as Swift writes it: `Batch.isCopy`, `findings(in:settings:)`.
private struct CodeName {
  let parts: [String]
  /// Nil where it is written without parentheses.
  let labels: [String]?

  /// Nil for what is no such name, or is one word in small letters, which may be an option or a setting as well.
  init?(_ word: CodeWord) {
    guard word.isAlone else { return nil }
    let text = word.text.trimmingCharacters(in: CharacterSet(charactersIn: "[]?"))
    guard let match = text.wholeMatch(of: #/([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*)(\(.*\))?/#) else {
      return nil
    }
    parts = match.1.split(separator: ".").map(String.init)
    labels = match.2.map { inner in
      inner.dropFirst().dropLast().split(separator: ":").map(String.init).filter { $0 != "…" }
    }
    guard labels != nil || parts.contains(where: isMixed), !Tree.kinds.contains(parts.last ?? "") else { return nil }
  }
}

/// `CamelCase` or `camelCase`, with a capital at least and a small letter.
private func isMixed(_ name: String) -> Bool {
  name.contains(where: \.isUppercase) && name.contains(where: \.isLowercase)
}

/// What the compiler knows to be declared in this project.
private struct DeclaredNames {
  /// Their labels, by the name without them.
  private var labels: [String: [[String]]] = [:]
  /// The same for what is declared in a type.
  private var members: [String: [String: [[String]]]] = [:]
  /// Folders, and files without their endings.
  private let files: Set<String>

  init(_ index: SourceIndex) {
    for symbol in index.symbols where symbol.isOurs {
      let (name, symbolLabels) = Self.parted(symbol.name)
      labels[name, default: []].append(symbolLabels)
      if !symbol.parent.isEmpty {
        members[Self.parted(symbol.parent).0, default: [:]][name, default: []].append(symbolLabels)
      }
    }
    files = Set(
      (Tree.files + Tree.folders).map { path in
        String(path.split(separator: "/").last?.prefix { $0 != "." } ?? "")
      })
  }

  private static func parted(_ name: String) -> (String, [String]) {
    guard let open = name.firstIndex(of: "(") else { return (name, []) }
    return (String(name[..<open]), name[open...].dropFirst().dropLast().split(separator: ":").map(String.init))
  }

  func has(_ name: CodeName) -> Bool {
    var found = labels[name.parts[0]] ?? []
    if found.isEmpty && !files.contains(name.parts[0]) { return false }
    for (type, member) in zip(name.parts, name.parts.dropFirst()) {
      found = members[type]?[member] ?? []
      if found.isEmpty { return false }
    }
    guard let wanted = name.labels, let last = name.parts.last else { return true }
    if last.first?.isUppercase == true { found = members[last]?["init"] ?? [] }
    return found.contains { Self.hold($0, wanted) }
  }

  /// Whether the labels are among others, in their order: a document leaves out what has a default.
  private static func hold(_ labels: [String], _ wanted: [String]) -> Bool {
    var rest = labels[...]
    for label in wanted {
      guard let place = rest.firstIndex(of: label) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}

// MARK: Paths

/// A path into the tree: with a slash, or a file by its name. In a command only what begins with a folder of the root.
private func isPath(_ word: CodeWord) -> Bool {
  let parts = word.text.split(separator: "/")
  guard let first = parts.first, !"~/.$-<(".contains(word.text.first ?? "/"), !word.text.contains(":") else {
    return false
  }
  if word.text.contains("/") { return word.isAlone || Tree.folders.contains(String(first)) }
  guard word.isAlone, let dot = word.text.lastIndex(of: "."), !word.text.hasPrefix("*") else { return false }
  return Tree.kinds.contains(String(word.text[word.text.index(after: dot)...]))
}

/// Whether it is the path of something, or the end of one: `Weights/MODELS.md`, `Lexicons/`. A `*` stands for any name.
private func exists(_ word: CodeWord) -> Bool {
  let path = word.text.split(separator: "/").joined(separator: "/")
  if path.contains("*") {
    return Tree.files.contains { fnmatch(path, $0, 0) == 0 || fnmatch("*/" + path, $0, 0) == 0 }
  }
  return Tree.files.contains { $0 == path || $0.hasSuffix("/" + path) }
    || Tree.folders.contains { $0 == path || $0.hasSuffix("/" + path) }
}
