import Archive
import Articles
import Dispatch
import FoundationEssentials
import Glibc
import LanguageServer

/// Reads a dump of Wikidata into the segments of a folder, on all cores, from where an earlier reading ended.
final class WikidataReading {
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
  private var problems = LineProblems()

  private var progress: Progress
  private var begun = (time: Date.now, lines: 0, bytes: 0, position: 0)
  private var kept = 0

  init(
    _ input: InputFile, _ folder: DumpFolder, named path: String, languages: [String], leastSitelinks: Int,
    isQuiet: Bool
  ) {
    (day, self.folder, dumpPath) = (input.written, folder, path)
    reader = DumpReader(input)
    dump = WikidataDump(languages: languages, leastSitelinks: leastSitelinks)
    options = "--languages \(languages.joined(separator: ",")) --min-sitelinks \(leastSitelinks)"
    progress = Progress(EntitiesCommand.name, isQuiet: isQuiet)
  }

  /// False where a signal ended it.
  func run() throws -> Bool {
    try begin()
    guard !folder.next.isLast else { return true }
    guard try passOver() else { return false }
    segment = folder.next
    kept = folder.segments.reduce(0) { $0 + $1.candidates }
    begun = (.now, segment.firstLine - 1, segment.end, reader.position ?? 0)
    lastCut = .now
    try read()
    progress.clear()
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
      progress.show { "passing over \(Progress.grouped(last.firstLine + last.lines - 1)) lines that were read before" }
    }
    progress.clear()
    if reader.wasInterrupted { return false }
    if let failure = reader.failure, join == nil { throw failure }
    guard join == last.join else { throw anotherDump }
    return true
  }

  // MARK: Reading

  /// What a block of lines gives.
  private struct Reading: Sendable {
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
      var readings = [Reading?](repeating: nil, count: blocks.count)
      var following: [DumpReader.Block] = []
      readings.withUnsafeMutableBufferPointer { slots in
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
      for (block, reading) in zip(blocks, readings) { take(block, reading!) }
      blocks = following
      if isTimeToCut { try cut() }
      progress.show(sentence)
    }
  }

  private static func read(_ block: DumpReader.Block, _ dump: WikidataDump) -> Reading {
    var reading = Reading()
    guard !block.isOverlong else {
      reading.lines = 1
      reading.bad = [(0, "is longer than any entity")]
      return reading
    }
    block.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let rest = UnsafeRawPointer(bytes.baseAddress! + start)
        let found = memchr(rest, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - rest + start }
        let end = found ?? bytes.count
        read(UnsafeBufferPointer(rebasing: bytes[start..<end]), dump, &reading)
        reading.lines += 1
        start = end + 1
      }
    }
    return reading
  }

  private static func read(_ line: UnsafeBufferPointer<UInt8>, _ dump: WikidataDump, _ reading: inout Reading) {
    var (start, end) = (0, line.count)
    while start < end, line[start] <= 0x20 { start += 1 }
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    if end - start > 1, line[end - 1] == UInt8(ascii: ",") { end -= 1 }
    guard start < end else { return }
    if end - start == 1, line[start] == UInt8(ascii: "[") || line[start] == UInt8(ascii: "]") {
      reading.isClosed = reading.isClosed || line[start] == UInt8(ascii: "]")
      return
    }
    do throws(BaseError) {
      guard let item = try dump.item(UnsafeBufferPointer(rebasing: line[start..<end])) else { return }
      if item.isCandidate { reading.candidates += 1 }
      item.append(to: &reading.records)
    } catch {
      reading.bad.append((reading.lines, error.description))
    }
  }

  private func take(_ block: DumpReader.Block, _ reading: Reading) {
    for bad in reading.bad {
      problems.add("\(dumpPath): line \(segment.firstLine + segment.lines + bad.line): \(bad.reason)") {
        progress.clear()
      }
    }
    segment.lines += reading.lines
    segment.end += block.length
    segment.candidates += reading.candidates
    segment.bad += reading.bad.count
    segment.isClosed = segment.isClosed || reading.isClosed
    records += reading.records
    kept += reading.candidates
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

  // MARK: Progress

  private func sentence() -> String {
    let seconds = max(0.001, -begun.time.timeIntervalSinceNow)
    let lines = segment.firstLine + segment.lines - 1
    let speed = Double(lines - begun.lines) / seconds
    let megabytes = Double(segment.end - begun.bytes) / 1e6 / seconds
    var text = "\(Progress.grouped(lines)) lines, \(Progress.grouped(kept)) kept, "
    text += "\(Progress.grouped(Int(speed))) lines/s, \(Int(megabytes)) MB/s"
    let length = reader.fileLength
    if let read = reader.position, length > 0 {
      text += ", \(read * 100 / length) %"
      let done = Double(read - begun.position)
      if done > 0, seconds > 2 { text += ", \(Progress.duration(Double(length - read) / done * seconds)) left" }
    }
    return text
  }
}
