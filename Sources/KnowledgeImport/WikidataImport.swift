import Articles
import Dispatch
import Files
import FoundationEssentials
import Glibc

/// Reads a dump of Wikidata into the segments of a folder, on all cores, from where an earlier reading ended.
package final class WikidataImport {
  /// How far it has come.
  package enum State {
    /// Over so many lines that were read before.
    case passingOver(lines: Int)
    /// Lines read and entities kept, of all results; megabytes of the unpacked dump; how much of the file has been read
    /// from 0 to 100 and how many seconds it may still take, where it is one whose end is known.
    case reading(
      lines: Int, kept: Int, linesPerSecond: Int, megabytesPerSecond: Int, percentage: Int?, secondsLeft: Double?)
  }

  /// Whoever wants the dump read: is told how it goes, and can end it.
  package struct Observer {
    let isStopped: @Sendable () -> Bool
    let show: (() -> State) -> Void
    let passOver: (String) -> Void
    let clear: () -> Void

    /// - Parameters:
    ///   - isStopped: asked between blocks, from any thread; once true, what has been read is kept and the reading ends.
    ///   - show: offered the state after every block, to be made into words when that is due.
    ///   - passOver: told of each line that says nothing, in a sentence.
    ///   - clear: what is shown of the state no longer holds.
    package init(
      isStopped: @escaping @Sendable () -> Bool, show: @escaping (() -> State) -> Void,
      passOver: @escaping (String) -> Void, clear: @escaping () -> Void
    ) {
      (self.isStopped, self.show, self.passOver, self.clear) = (isStopped, show, passOver, clear)
    }
  }

  private let day: Int?
  private let reader: DumpReader
  private let folder: DumpFolder
  private let dumpPath: String
  private let dump: WikidataDump
  private let options: String

  private var segment = DumpFolder.Segment()
  private var records: [UInt8] = []
  /// The last bytes before the segment's end.
  private var tail: [UInt8] = []
  private var lastCut = Date.now

  private let observer: Observer
  private var begun = (time: Date.now, lines: 0, bytes: 0, position: 0)
  private var kept = 0

  /// - Parameters:
  ///   - path: what the dump is called in what is said about it.
  ///   - languages: whose names are taken, by their codes; the first with a name gives an entity's name.
  ///   - leastSitelinks: on how many Wikipedias an entity has an article at least.
  package init(
    _ input: InputFile, _ folder: DumpFolder, named path: String, languages: [String], leastSitelinks: Int,
    _ observer: Observer
  ) {
    (day, self.folder, dumpPath, self.observer) = (input.written, folder, path, observer)
    reader = DumpReader(input, isStopped: observer.isStopped)
    dump = WikidataDump(languages: languages, leastSitelinks: leastSitelinks)
    options = "--languages \(languages.joined(separator: ",")) --min-sitelinks \(leastSitelinks)"
  }

  /// False where the observer stopped it.
  ///
  /// - Throws: `FileError` for a dump that is none, is another one than the folder's or is cut short, `BaseError` where
  ///   the folder cannot be written.
  package func run() throws -> Bool {
    try begin()
    guard !folder.next.isLast else { return true }
    guard try passOver() else { return false }
    segment = folder.next
    kept = folder.segments.reduce(0) { $0 + $1.candidates }
    begun = (.now, segment.firstLine - 1, segment.end, reader.position ?? 0)
    lastCut = .now
    try read()
    observer.clear()
    return try end()
  }

  // MARK: Going on

  private static let headLength = 1 << 20

  /// Compares the dump with the one that the folder's segments are of.
  private func begin() throws {
    let head = reader.head(Self.headLength)
    if let failure = reader.failure { throw failure }
    guard let first = head.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
      throw FileError(
        description: "\(dumpPath): is no dump of Wikidata: it begins with neither '[' nor '{'"
          + (head.isEmpty ? ", it is empty" : "; what is packed is named .gz, .bz2, .xz or .zst, or unpacked before"))
    }
    folder.findSegments()
    guard let manifest = folder.manifest(), !folder.segments.isEmpty else {
      let day = day.map { Date(timeIntervalSince1970: Double($0)) } ?? .now
      try folder.begin(
        DumpFolder.Manifest(
          options: options, day: day.formatted(.iso8601.year().month().day()), headLength: head.count,
          head: Digest.of(Array(head))))
      return
    }
    guard manifest.options == options else {
      throw FileError(
        description:
          "\(folder.path) holds what was read with \(manifest.options): run that again to go on, name another "
          + "--output, or remove the folder to begin anew")
    }
    guard head.count >= manifest.headLength, Digest.of(Array(head.prefix(manifest.headLength))) == manifest.head else {
      throw anotherDump
    }
    if folder.next.isLast, let last = folder.segments.last, last.fileLength > 0, reader.fileLength > 0,
      reader.fileLength != last.fileLength
    {
      throw anotherDump
    }
  }

  private var anotherDump: FileError {
    FileError(
      description:
        "\(folder.path) holds what was read of another dump than \(dumpPath): go on with that one, name another "
        + "--output, or remove the folder to begin anew")
  }

  /// Reads past what stands in the segments; false where a signal came.
  private func passOver() throws -> Bool {
    guard let last = folder.segments.last else { return true }
    let join = reader.skip(last.end) {
      observer.show { .passingOver(lines: last.firstLine + last.lines - 1) }
    }
    observer.clear()
    if reader.wasInterrupted { return false }
    if let failure = reader.failure, join == nil { throw failure }
    guard join == last.join else { throw anotherDump }
    return true
  }

  // MARK: Reading

  /// What a block of lines gives.
  private struct BlockItems: Sendable {
    var lines = 0
    var candidates = 0
    var isClosed = false
    var records: [UInt8] = []
    var bad: [(line: Int, reason: String)] = []
  }

  /// One thread fetches the next blocks while the others read these.
  private func read() throws {
    let count = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))) * 4
    var blocks = reader.blocks(count)
    while !blocks.isEmpty || !reader.isAtEnd {
      var results = [BlockItems?](repeating: nil, count: blocks.count)
      var following: [DumpReader.Block] = []
      results.withUnsafeMutableBufferPointer { slots in
        withUnsafeMutablePointer(to: &following) { following in
          // Each iteration writes its own slot and no other; only the first one reads.
          nonisolated(unsafe) let (slots, following, reader) = (slots, following, reader)
          let (dump, blocks) = (dump, blocks)
          DispatchQueue.concurrentPerform(iterations: blocks.count + 1) { number in
            if number == 0 {
              following.pointee = reader.blocks(count)
            } else {
              slots[number - 1] = Self.read(blocks[number - 1], dump)
            }
          }
        }
      }
      for (block, items) in zip(blocks, results) { take(block, items!) }
      blocks = following
      if isTimeToCut { try cut() }
      observer.show(state)
    }
  }

  private static func read(_ block: DumpReader.Block, _ dump: WikidataDump) -> BlockItems {
    var items = BlockItems()
    guard !block.isOverlong else {
      items.lines = 1
      items.bad = [(0, "is longer than any entity")]
      return items
    }
    block.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let rest = UnsafeRawPointer(bytes.baseAddress! + start)
        let found = memchr(rest, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - rest + start }
        let end = found ?? bytes.count
        read(UnsafeBufferPointer(rebasing: bytes[start..<end]), dump, &items)
        items.lines += 1
        start = end + 1
      }
    }
    return items
  }

  private static func read(_ line: UnsafeBufferPointer<UInt8>, _ dump: WikidataDump, _ items: inout BlockItems) {
    var (start, end) = (0, line.count)
    while start < end, line[start] <= 0x20 { start += 1 }
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    if end - start > 1, line[end - 1] == UInt8(ascii: ",") { end -= 1 }
    guard start < end else { return }
    if end - start == 1, line[start] == UInt8(ascii: "[") || line[start] == UInt8(ascii: "]") {
      items.isClosed = items.isClosed || line[start] == UInt8(ascii: "]")
      return
    }
    do throws(BaseError) {
      guard let item = try dump.item(UnsafeBufferPointer(rebasing: line[start..<end])) else { return }
      if item.isCandidate { items.candidates += 1 }
      item.append(to: &items.records)
    } catch {
      items.bad.append((items.lines, error.description))
    }
  }

  private func take(_ block: DumpReader.Block, _ items: BlockItems) {
    for bad in items.bad {
      observer.passOver("\(dumpPath): line \(segment.firstLine + segment.lines + bad.line): \(bad.reason)")
    }
    segment.lines += items.lines
    segment.end += block.length
    segment.candidates += items.candidates
    segment.bad += items.bad.count
    segment.isClosed = segment.isClosed || items.isClosed
    records += items.records
    kept += items.candidates
    tail = DumpReader.last(tail, block.bytes[...])
  }

  // MARK: Segments

  /// Short ones at first, so that little is lost of a short dump, too.
  private var isTimeToCut: Bool {
    let length = segment.end - folder.next.end
    return length >= min(256 << 20, max(4 << 20, segment.end / 8)) || -lastCut.timeIntervalSinceNow > 30
  }

  private func cut() throws(BaseError) {
    segment.join = Digest.of(tail)
    try folder.add(segment, records)
    records.removeAll(keepingCapacity: true)
    segment = folder.next
    lastCut = .now
  }

  /// Keeps what has been read; false where there is more of it.
  private func end() throws -> Bool {
    let isBroken = reader.wasInterrupted || reader.failure != nil
    let isCutShort = !isBroken && reader.isBracketed && !segment.isClosed
    if isBroken || isCutShort {
      if segment.lines > 0 { try cut() }
      if reader.wasInterrupted { return false }
      let kept =
        "what was read of it is kept in \(folder.path), and the same command with the whole dump goes on from there"
      if let failure = reader.failure { throw FileError(description: "\(failure.description); \(kept)") }
      throw FileError(description: "\(dumpPath): is cut short: its last line is no ']'; \(kept)")
    }
    segment.isLast = true
    segment.fileLength = reader.fileLength
    try cut()
    return true
  }

  // MARK: State

  private func state() -> State {
    let seconds = max(0.001, -begun.time.timeIntervalSinceNow)
    let lines = segment.firstLine + segment.lines - 1
    var (percentage, secondsLeft): (Int?, Double?)
    let length = reader.fileLength
    if let read = reader.position, length > 0 {
      percentage = read * 100 / length
      let done = Double(read - begun.position)
      if done > 0, seconds > 2 { secondsLeft = Double(length - read) / done * seconds }
    }
    return .reading(
      lines: lines, kept: kept, linesPerSecond: Int(Double(lines - begun.lines) / seconds),
      megabytesPerSecond: Int(Double(segment.end - begun.bytes) / 1e6 / seconds), percentage: percentage,
      secondsLeft: secondsLeft)
  }
}
