import Articles

/// Counts of right, found and wanted, as precision and recall are made of.
struct Tally: CustomStringConvertible {
  var right = 0
  var found = 0
  var wanted = 0

  var precision: Double { Double(right) / Double(max(1, found)) }
  var recall: Double { Double(right) / Double(max(1, wanted)) }
  /// The F1 with precision and recall behind it.
  var description: String { "\(three(f1)) (\(three(precision)) \(three(recall)))" }

  var f1: Double { found + wanted == 0 ? 0 : 2 * Double(right) / Double(found + wanted) }

  static func + (a: Tally, b: Tally) -> Tally {
    Tally(right: a.right + b.right, found: a.found + b.found, wanted: a.wanted + b.wanted)
  }
}

/// How well the labels of blocks agree with the gold, in the measures by which attribution is judged: words only, a
/// match being at least one shared word (cue, source), or half of the words (content of a relation).
struct AttributionScores {
  var unattributed = Tally()
  var cue = Tally()
  var source = Tally()
  var content = Tally()
  var relation = Tally()

  mutating func add(_ block: LabelledBlock, _ scores: [SIMD16<Float>], _ weights: TagWeights, _ labels: Int) {
    let path = weights.path(scores, labels: labels)
    let cueLabel = Int(AttributionLabel.cue.rawValue)
    let links = AttributionLinker(block.text, labels: path) { scores[$0][cueLabel] - scores[$0][Int(path[$0])] }.links()
    func words(_ pieces: [Range<Int>]) -> Set<Int> { block.text.words(in: pieces) }
    let found = links.map {
      GoldRelation(source: words($0.source.map { [$0] } ?? []), cue: words([$0.cue]), content: words($0.content))
    }
    let gold = block.relations
    let goldWords = gold.reduce(into: Set<Int>()) { $0.formUnion($1.content) }
    // Content without a cue in its block goes to a speaker of another block: attributed all the same.
    let foundWords = words(
      path.indices.filter { AttributionLabel(rawValue: path[$0])?.role == .content }.map { $0..<$0 + 1 })
    content =
      content + Tally(right: goldWords.intersection(foundWords).count, found: foundWords.count, wanted: goldWords.count)
    for sentence in block.text.sentences {
      let inside = words([sentence])
      guard !inside.isEmpty else { continue }
      let isFree = inside.isDisjoint(with: foundWords)
      let shouldBe = inside.isDisjoint(with: goldWords)
      unattributed =
        unattributed + Tally(right: isFree && shouldBe ? 1 : 0, found: isFree ? 1 : 0, wanted: shouldBe ? 1 : 0)
    }
    cue = cue + Self.matches(gold.map(\.cue), found.map(\.cue))
    source = source + Self.matches(gold.map(\.source), found.map(\.source))
    let relations = gold.filter { !$0.content.isEmpty }
    var taken = Set<Int>()
    var right = 0
    let candidates = found.filter { !$0.content.isEmpty }
    for wanted in relations {
      let match = candidates.indices.first { i in
        !taken.contains(i) && dice(wanted.content, candidates[i].content) >= 0.5
          && (wanted.cue.isEmpty || !wanted.cue.isDisjoint(with: candidates[i].cue))
          && (wanted.source.isEmpty || !wanted.source.isDisjoint(with: candidates[i].source))
      }
      if let match {
        taken.insert(match)
        right += 1
      }
    }
    relation = relation + Tally(right: right, found: candidates.count, wanted: relations.count)
  }

  private static func matches(_ gold: [Set<Int>], _ found: [Set<Int>]) -> Tally {
    let wanted = gold.filter { !$0.isEmpty }
    let offered = found.filter { !$0.isEmpty }
    var taken = Set<Int>()
    var right = 0
    for words in wanted {
      if let match = offered.indices.first(where: { !taken.contains($0) && !offered[$0].isDisjoint(with: words) }) {
        taken.insert(match)
        right += 1
      }
    }
    return Tally(right: right, found: offered.count, wanted: wanted.count)
  }

  private func dice(_ a: Set<Int>, _ b: Set<Int>) -> Double {
    a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  var line: String {
    "unattributed \(unattributed)  relation \(relation)  cue \(cue)  source \(source)  content \(content)"
  }
}

/// A number between 0 and 1 with three places.
func three(_ value: Double) -> String {
  let digits = String(Int((value * 1000).rounded()))
  return digits.count > 3
    ? "1.000" : "0." + String(repeating: "0", count: 3 - digits.count) + digits
}
