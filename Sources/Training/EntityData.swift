import Articles
import Formats

/// A sentence of a labelled file as a block, with a label for each of its tokens.
struct NamedBlock: LabelledTokens {
  let text: BlockText
  /// Of the prose.
  let bytes: [UInt8]
  let features: EntityFeatures
  let labels: [UInt8]

  func rows() -> FeatureRows { features.rows() }
}

/// Reads files in the columns of CoNLL: a token and its label (IOB2) a line, parted by a tab, an empty line behind each
/// sentence. Lines that begin with `# doc = ` are passed over.
struct NamedSentences {
  private(set) var sentences: [[(word: Substring, label: Substring)]] = []

  init(_ bytes: [UInt8], of path: String) throws(TrainingError) {
    let text = String(decoding: bytes, as: UTF8.self)
    var sentence: [(word: Substring, label: Substring)] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("# doc = ") { continue }
      guard !line.allSatisfy(\.isWhitespace) else {
        if !sentence.isEmpty { sentences.append(sentence) }
        sentence = []
        continue
      }
      let columns = line.split(separator: "\t")
      guard columns.count >= 2, columns[1] == "O" || Self.kind(columns[1]) != nil else {
        throw TrainingError(
          description: "\(path), line \(number + 1): '\(line)' is no token and its label (O, B-PER, I-PER and so on)")
      }
      sentence.append((columns[0], columns[1]))
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    guard !sentences.isEmpty else { throw TrainingError(description: "\(path) holds no labelled sentence") }
  }

  static func kind(_ label: Substring) -> EntityKind? {
    guard label.hasPrefix("B-") || label.hasPrefix("I-") else { return nil }
    return EntityKind(label: String(label.dropFirst(2)))
  }
}

extension NamedBlock {
  /// How a sentence is written: as it stands, or as headlines are.
  enum Style { case asItStands, titleCase, capitals }

  /// The words of sentences joined as they were printed, less the spaces that tokens lost.
  init(_ sentences: [[(word: Substring, label: Substring)]], _ style: Style = .asItStands) {
    var bytes: [UInt8] = []
    var spans: [(start: Int, end: Int, label: Substring)] = []
    for sentence in sentences {
      var previous: Substring = ""
      for (word, label) in sentence {
        if !bytes.isEmpty, !Self.isGlued(word, to: previous) { bytes.append(0x20) }
        let written: String =
          switch style {
          case .asItStands: String(word)
          case .titleCase: word.utf8.count > 3 ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
          case .capitals: word.uppercased()
          }
        spans.append((bytes.count, bytes.count + written.utf8.count, label))
        bytes += written.utf8
        previous = word
      }
    }
    text = BlockText(of: Prose(verbatim: bytes))
    self.bytes = bytes
    features = EntityFeatures(
      text, TokenViews(text, bytes: bytes), MentionFinder(bytes: bytes, text).candidates(), bytes: bytes)
    var next = 0
    var labels: [UInt8] = []
    for token in text.tokens {
      while next < spans.count, spans[next].end <= token.range.start { next += 1 }
      // The first of the words that a token holds names it: "Kiev" of "Kiev's".
      guard next < spans.count, spans[next].start < token.range.end,
        let kind = NamedSentences.kind(spans[next].label)
      else {
        labels.append(EntityLabel.none.rawValue)
        continue
      }
      let begins = spans[next].label.hasPrefix("B-") && spans[next].start >= token.range.start
      labels.append(EntityLabel(kind, begins: begins).rawValue)
    }
    self.labels = labels
  }

  private static let gluedBefore: Set<Substring> = [
    ",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "”", "’", "'re", "'ve", "'ll",
  ]
  private static let gluedBehind: Set<Substring> = ["(", "[", "$", "“", "‘"]

  private static func isGlued(_ word: Substring, to previous: Substring) -> Bool {
    gluedBefore.contains(word) || gluedBehind.contains(previous) || word == "-" || previous == "-"
  }
}
