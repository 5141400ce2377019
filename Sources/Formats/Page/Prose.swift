/// The words of a block as a reader sees them, and where each of them stands in the source.
///
/// `He said <b>no</b> &amp; left` reads `He said no & left`. Facts are found in the prose and shown in the source.
/// Both sides are counted in bytes from the start of the block, so the prose of an untouched block is the same value
/// wherever the block has moved to.
package struct Prose: Hashable, Sendable {
  /// A stretch of prose and the stretch of source it was read from. Equally long when copied as it stands;
  /// of different lengths for a character reference (`&amp;`), an escape, or a line break read as a space.
  package struct Run: Hashable, Sendable {
    package var prose: ProseRange
    package var source: TextRange

    package init(prose: ProseRange, source: TextRange) {
      self.prose = prose
      self.source = source
    }
  }

  package private(set) var bytes: [UInt8]
  /// Ascending and without gaps on the prose side. Empty when the prose is the source, byte for byte.
  package private(set) var runs: [Run]

  /// Prose that is its source, byte for byte.
  package init(verbatim bytes: [UInt8]) {
    self.bytes = bytes
    runs = []
  }

  package init() { self.init(verbatim: []) }

  /// Appends bytes of prose read from a stretch of source. Calls must come in source order.
  package mutating func append(_ added: some Collection<UInt8>, from source: TextRange) {
    guard !added.isEmpty else { return }
    let prose = ProseRange(bytes.count, bytes.count + added.count)
    bytes.append(contentsOf: added)
    if let last = runs.last, last.source.end == source.start, last.prose.length == last.source.length,
      prose.length == source.length
    {
      runs[runs.count - 1] = Run(
        prose: ProseRange(last.prose.start, prose.end), source: TextRange(last.source.start, source.end))
    } else {
      runs.append(Run(prose: prose, source: source))
    }
  }

  /// Appends what a reference, an escape or an entity stands for. Where it is as long as what is written, as U+2267 U+0338 and
  /// `&ngE;` are, it comes in two runs of which neither passes for a copy.
  package mutating func append(_ decoded: some Collection<UInt8>, spelt source: TextRange) {
    guard decoded.count == source.length, decoded.count > 2 else { return append(decoded, from: source) }
    append(decoded.prefix(1), from: TextRange(source.start, source.end - 1))
    append(decoded.dropFirst(), from: TextRange(source.end - 1, source.end))
  }

  /// The stretch of source that a stretch of prose was read from; it includes markup that stands between.
  package func source(of range: ProseRange) -> TextRange {
    guard !runs.isEmpty else { return TextRange(range.start, range.end) }
    guard !range.isEmpty else {
      let start = sourceStart(of: range.start)
      return TextRange(start, start)
    }
    return TextRange(sourceStart(of: range.start), sourceEnd(of: range.end))
  }

  /// Whether no markup stands inside a stretch, so that its source can be replaced as a whole.
  package func isUnbroken(_ range: ProseRange) -> Bool {
    guard !runs.isEmpty, !range.isEmpty else { return true }
    return run(holding: range.start) == run(holding: range.end - 1)
  }

  /// Whether a stretch was read from one stretch of the source without markup inside; characters may be spelt otherwise there.
  package func isContiguous(_ range: ProseRange) -> Bool {
    var number = runs.partitioningIndex { $0.prose.end > range.start }
    while number + 1 < runs.count, runs[number].prose.end < range.end {
      if runs[number].source.end != runs[number + 1].source.start { return false }
      number += 1
    }
    return true
  }

  /// The place in the prose of a place in the source; markup belongs to the prose that follows it.
  package func proseOffset(ofSource offset: Int) -> Int {
    guard !runs.isEmpty else { return min(offset, bytes.count) }
    for run in runs where offset < run.source.end {
      if offset <= run.source.start { return run.prose.start }
      return run.prose.length == run.source.length
        ? run.prose.start + offset - run.source.start : run.prose.start
    }
    return bytes.count
  }

  private func sourceStart(of offset: Int) -> Int {
    guard let run = run(holding: offset) else { return runs.last?.source.end ?? 0 }
    return run.prose.length == run.source.length
      ? run.source.start + offset - run.prose.start : run.source.start
  }

  private func sourceEnd(of offset: Int) -> Int {
    guard let run = run(holding: offset - 1) else { return runs.last?.source.end ?? 0 }
    return run.prose.length == run.source.length
      ? run.source.start + offset - run.prose.start : run.source.end
  }

  private func run(holding offset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].prose.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < runs.count ? runs[low] : nil
  }
}

extension Prose {
  /// The same prose without runs where it is its source, byte for byte.
  func simplified(source: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Prose {
    guard runs.count == 1, runs[0].prose.length == end - start, runs[0].source == TextRange(0, end - start),
      bytes.elementsEqual(source[start..<end])
    else { return self }
    return Prose(verbatim: bytes)
  }
}
