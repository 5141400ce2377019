import Articles
import Glibc

/// Classes of words that stand beside the same words, found in unlabelled text by the exchange algorithm.
///
/// Martin, Liermann, Ney, "Algorithms for Bigram and Trigram Word Clustering", Speech Communication 24, 1998: each word
/// moves to the class that makes the text most probable under a bigram model of classes, until little moves.
struct ExchangeClustering {
  /// By the rank of a word's frequency.
  private(set) var words: [UInt64] = []
  private(set) var clusterOf: [Int] = []
  let count: Int

  private var wordCounts: [Int] = []
  private var right: [[(word: Int32, count: Int32)]] = []
  private var left: [[(word: Int32, count: Int32)]] = []
  private var own: [Int] = []
  private var pairs: [Int] = []
  private var pairsTurned: [Int] = []
  private var totals: [Int]
  private let phi: [Double]

  init(count: Int) {
    self.count = count
    totals = Array(repeating: 0, count: count)
    phi = (0..<1 << 20).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) }
  }

  @inline(__always)
  private func entropy(_ n: Int) -> Double { n < phi.count ? phi[n] : Double(n) * log(Double(n)) }

  /// Sentence ends and rare words are word 0 of each stream: a class of their own that nothing moves into.
  mutating func fit(texts: [String], vocabulary: Int, rounds: Int, say: (String) -> Void) {
    var counts: [UInt64: Int] = [:]
    var streams: [[UInt64]] = []
    for text in texts {
      var stream: [UInt64] = []
      for token in tokens(of: Array(text.utf8)) {
        let word = wordKey(token)
        stream.append(word)
        counts[word, default: 0] += 1
      }
      streams.append(stream)
    }
    let ranked = counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(vocabulary)
    words = [0] + ranked.map(\.key)
    say(
      "\(counts.values.reduce(0, +)) words, \(counts.count) different, \(words.count - 1) kept, the rarest \(ranked.last?.value ?? 0) times"
    )
    let rank = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0)) })
    count(streams, rank)
    clusterOf = words.indices.map { $0 == 0 ? 0 : 1 + ($0 - 1) % (count - 1) }
    tally()
    for round in 1...rounds {
      var moved = 0
      for word in 1..<words.count where move(word) { moved += 1 }
      say("round \(round): \(moved) words moved")
      if moved * 200 < words.count { break }
    }
  }

  private mutating func count(_ streams: [[UInt64]], _ rank: [UInt64: Int32]) {
    var bigrams: [UInt64: Int32] = [:]
    wordCounts = Array(repeating: 0, count: words.count)
    for stream in streams {
      var previous: Int32 = 0
      for key in stream + [0] {
        let word = rank[key] ?? 0
        wordCounts[Int(word)] += 1
        bigrams[UInt64(previous) << 32 | UInt64(word), default: 0] += 1
        previous = word
      }
    }
    right = Array(repeating: [], count: words.count)
    left = right
    own = Array(repeating: 0, count: words.count)
    for (pair, number) in bigrams.sorted(by: { $0.key < $1.key }) {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      if a == b {
        own[a] = Int(number)
      } else {
        right[a].append((Int32(b), number))
        left[b].append((Int32(a), number))
      }
    }
  }

  private mutating func tally() {
    pairs = Array(repeating: 0, count: count * count)
    pairsTurned = pairs
    for word in words.indices {
      let a = clusterOf[word]
      totals[a] += wordCounts[word]
      pairs[a * count + a] += own[word]
      for (other, number) in right[word] { pairs[a * count + clusterOf[Int(other)]] += Int(number) }
    }
    for a in 0..<count { for b in 0..<count { pairsTurned[b * count + a] = pairs[a * count + b] } }
  }

  private mutating func move(_ word: Int) -> Bool {
    let old = clusterOf[word]
    var ahead = Array(repeating: 0, count: count)
    var behind = ahead
    for (other, number) in right[word] { ahead[clusterOf[Int(other)]] += Int(number) }
    for (other, number) in left[word] { behind[clusterOf[Int(other)]] += Int(number) }
    change(word, old, ahead, behind, by: -1)
    let aheadClasses = (0..<count).filter { ahead[$0] > 0 }
    let behindClasses = (0..<count).filter { behind[$0] > 0 }
    var best = old
    var bestGain = -Double.infinity
    for cluster in 1..<count {
      var gain = 0.0
      let base = cluster * count
      for other in aheadClasses where other != cluster {
        let n = pairs[base + other]
        gain += entropy(n + ahead[other]) - entropy(n)
      }
      for other in behindClasses where other != cluster {
        let n = pairsTurned[base + other]
        gain += entropy(n + behind[other]) - entropy(n)
      }
      let n = pairs[base + cluster]
      gain += entropy(n + ahead[cluster] + behind[cluster] + own[word]) - entropy(n)
      gain -= 2 * (entropy(totals[cluster] + wordCounts[word]) - entropy(totals[cluster]))
      if gain > bestGain + 1e-9 || gain > bestGain - 1e-9 && cluster == old {
        bestGain = gain
        best = cluster
      }
    }
    clusterOf[word] = best
    change(word, best, ahead, behind, by: 1)
    return best != old
  }

  /// Takes a word out of a class (-1) or puts it in (1). Its own pairs stay inside its class.
  private mutating func change(_ word: Int, _ cluster: Int, _ ahead: [Int], _ behind: [Int], by sign: Int) {
    totals[cluster] += sign * wordCounts[word]
    for other in 0..<count where ahead[other] > 0 {
      pairs[cluster * count + other] += sign * ahead[other]
      pairsTurned[other * count + cluster] += sign * ahead[other]
    }
    for other in 0..<count where behind[other] > 0 {
      pairs[other * count + cluster] += sign * behind[other]
      pairsTurned[cluster * count + other] += sign * behind[other]
    }
    pairs[cluster * count + cluster] += sign * own[word]
    pairsTurned[cluster * count + cluster] += sign * own[word]
  }

  private func wordKey(_ token: Token) -> UInt64 {
    switch token.kind {
    case .word: token.hash
    case .number: 1
    default: 2 + UInt64(token.kind.rawValue)
    }
  }
}

private struct TextRow: Decodable { let text: String }

/// Fits the classes of words.
package struct ClusterTraining {
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// The model's file.
  package func run(text: [UInt8]) throws -> [UInt8] {
    let rows = try labelled(TextRow.self, in: text, of: "the file of texts")
    var clustering = ExchangeClustering(count: 256)
    clustering.fit(texts: rows.map(\.text), vocabulary: 30_000, rounds: 12, say: say)
    return clustering.modelFile(data: ModelFile.digest(of: text))
  }
}

extension ExchangeClustering {
  /// The table that `Articles` reads.
  func modelFile(data: String) -> [UInt8] {
    let slots = words.count * 4 / 3
    var keys = Array(repeating: UInt32(0), count: slots)
    var table = Array(repeating: UInt8(0), count: slots)
    for (word, cluster) in zip(words, clusterOf).dropFirst() where word > 64 {
      let mixed = WordClusters.mixed(word)
      var slot = Int(WordClusters.slot(of: mixed, in: UInt64(slots)))
      while keys[slot] != 0 { slot = (slot + 1) % slots }
      keys[slot] = WordClusters.key(of: mixed)
      table[slot] = UInt8(cluster)
    }
    let header = ModelHeader([("name", WordClusters.name), ("version", "1"), ("data", data), ("slots", "\(slots)")])
    var bytes = header.bytes
    for key in keys { withUnsafeBytes(of: key.littleEndian) { bytes += $0 } }
    bytes += Array(repeating: 0, count: ModelFile.padded(slots * 4) - slots * 4)
    return bytes + table
  }
}
