import Testing

/// Folders of a target read in one order, so that a reader who knows where a thing lies knows what it cannot know.
@Suite(.enabled(if: SourceIndex.isWanted, "this build has no index")) struct CircleTests {
  @Test func `a folder that knows another is not known by it, by no way round`() throws {
    let index = try SourceIndex.ofThisBuild()
    let targets = Set(index.files.keys.compactMap(target)).sorted()
    #expect(targets.contains("Articles") && targets.contains("stet"), "\(targets)")
    for target in targets {
      let graph = FolderGraph(of: target, in: index)
      for circle in graph.circles {
        Issue.record("Folders in a circle: \(circle.joined(separator: ", "))\n\(graph.arrows(within: circle))")
      }
    }
  }

  @Test func `a circle is seen, and the way in and out of it is none of it`() {
    let arrows = ["a": ["b"], "b": ["c"], "c": ["d", "b"], "d": ["e", "f"], "e": [], "f": ["d"]]
    #expect(circles(in: arrows) == [["b", "c"], ["d", "f"]])
    #expect(circles(in: ["a": ["b", "c"], "b": ["c"]]) == [])
  }
}

/// Of a file below Sources.
private func target(_ file: String) -> String? {
  let parts = file.split(separator: "/")
  return parts.count > 2 && parts[0] == "Sources" && file.hasSuffix(".swift") ? String(parts[1]) : nil
}

/// Which folder of a target uses what another defines.
private struct FolderGraph {
  private struct Arrow: Hashable {
    let from: String
    let to: String
  }

  /// A file, what it uses, and where that is defined.
  private var reasons: [Arrow: Set<String>] = [:]

  init(of target: String, in index: SourceIndex) {
    let files = index.files.filter { TreeTests.target($0.key) == target }
    var definitions: [Int: String] = [:]
    for file in files.keys.sorted() {
      for occurrence in files[file] ?? [] where occurrence.isDefinition && definitions[occurrence.symbol] == nil {
        definitions[occurrence.symbol] = file
      }
    }
    for (file, occurrences) in files {
      for use in occurrences where !use.isDefinition {
        guard let definition = definitions[use.symbol], folder(of: definition) != folder(of: file) else { continue }
        let name = index.symbols[use.symbol].name
        reasons[Arrow(from: folder(of: file), to: folder(of: definition)), default: []]
          .insert("\(file):\(use.line) uses \(name) of \(definition)")
      }
    }
  }

  var circles: [[String]] {
    var arrows: [String: [String]] = [:]
    for arrow in reasons.keys { arrows[arrow.from, default: []].append(arrow.to) }
    return TreeTests.circles(in: arrows)
  }

  /// Why the folders are a circle: the weakest ways first, for there it is opened most easily.
  func arrows(within circle: [String]) -> String {
    let inner = reasons.filter { circle.contains($0.key.from) && circle.contains($0.key.to) }
    return inner.sorted { ($0.value.count, $0.key.from) < ($1.value.count, $1.key.from) }.map { arrow, reasons in
      let shown = reasons.sorted().prefix(5).map { "    \($0)\n" }.joined()
      return "  \(arrow.from) -> \(arrow.to), \(reasons.count) times\n\(shown)"
    }.joined()
  }
}

private func folder(of file: String) -> String { String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) }

/// Sets of nodes that reach each other (Tarjan's strongly connected components), each in the order of its names.
private func circles(in arrows: [String: [String]]) -> [[String]] {
  var search = ComponentSearch(arrows: arrows)
  for node in arrows.keys.sorted() { search.visit(node) }
  return search.components.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
}

private struct ComponentSearch {
  let arrows: [String: [String]]
  private(set) var components: [[String]] = []
  private var number: [String: Int] = [:]
  private var lowest: [String: Int] = [:]
  private var stack: [String] = []

  init(arrows: [String: [String]]) { self.arrows = arrows }

  mutating func visit(_ node: String) {
    guard number[node] == nil else { return }
    let own = number.count
    number[node] = own
    stack.append(node)
    var low = own
    for next in (arrows[node] ?? []).sorted() {
      visit(next)
      if stack.contains(next) { low = min(low, lowest[next] ?? number[next] ?? own) }
    }
    lowest[node] = low
    guard low == own, let start = stack.firstIndex(of: node) else { return }
    components.append(Array(stack[start...]))
    stack.removeSubrange(start...)
  }
}
