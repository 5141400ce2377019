import Articles
import Glibc

/// What has been read of a dump so far, in a folder beside the base it will become: segments of whole lines, each written
/// whole or not at all, so that a reading that ends at any moment goes on after the last of them.
///
///     latest.base.partial/dump                               which dump, read how
///     latest.base.partial/000000000001-000000081920.segment  what these lines gave
package final class DumpFolder {
  /// What a reading must agree in with the one that began.
  package struct Manifest: Equatable {
    /// Options in words: "--languages en,de --min-sitelinks 5".
    package let options: String
    /// The day on which the reading began or the dump was written; not compared.
    package var day: String
    /// Of the dump's first bytes.
    package var headLength: Int
    package var head: UInt64

    package init(options: String, day: String, headLength: Int, head: UInt64) {
      (self.options, self.day, self.headLength, self.head) = (options, day, headLength, head)
    }
  }

  package struct Segment {
    package var firstLine = 1
    package var lines = 0
    /// Where in the dump, unpacked, the next one begins.
    package var end = 0
    package var candidates = 0
    package var bad = 0
    /// Whether the closing bracket was among the lines.
    package var isClosed = false
    /// Whether nothing follows.
    package var isLast = false
    /// The length of the dump's file, where it is one; 0 else. Of the last segment only.
    package var fileLength = 0
    /// Of the dump's last bytes before the end, to know it again.
    package var join: UInt64 = 0

    package init() {}
  }

  package let path: String
  package private(set) var segments: [Segment] = []
  private var lock: Int32 = -1
  private static let magic: UInt64 = 0x3154_4553_5445_5453

  /// Opens the folder, or makes it.
  ///
  /// - Throws: where another program reads a dump for the same base.
  package init(_ path: String) throws(BaseError) {
    self.path = path
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Self.failure(path) }
    lock = open("\(path)/lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw Self.failure(path) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw BaseError("\(path): another 'stet entities build' is at work there; wait for it, or name another --output")
    }
  }

  deinit { if lock >= 0 { close(lock) } }

  /// What stands there of an earlier reading; nil where there is none.
  package func manifest() -> Manifest? {
    guard let bytes = Self.read("\(path)/dump") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 5, lines[0] == "stet dump 1", let length = Int(lines[3]), let head = UInt64(lines[4]) else {
      return Manifest(options: "", day: "", headLength: 0, head: 0)
    }
    return Manifest(options: String(lines[1]), day: String(lines[2]), headLength: length, head: head)
  }

  package func begin(_ manifest: Manifest) throws(BaseError) {
    let text = "stet dump 1\n\(manifest.options)\n\(manifest.day)\n\(manifest.headLength)\n\(manifest.head)\n"
    try Self.write([Array(text.utf8)], to: "\(path)/dump")
  }

  // MARK: Segments

  /// Finds the segments that follow each other from the first line on; what else lies there is of no use and goes.
  package func findSegments() {
    segments = []
    for name in names(ending: ".segment") {
      guard let (segment, _) = try? content("\(path)/\(name)"), segment.firstLine == next.firstLine,
        Self.name(segment) == name, !next.isLast
      else {
        unlink("\(path)/\(name)")
        continue
      }
      segments.append(segment)
    }
    for name in names(ending: ".new") + names(ending: ".partial") { unlink("\(path)/\(name)") }
  }

  /// An empty segment that follows those there are.
  package var next: Segment {
    guard let last = segments.last else { return Segment() }
    var next = Segment()
    (next.firstLine, next.end, next.join) = (last.firstLine + last.lines, last.end, last.join)
    (next.isClosed, next.isLast) = (last.isClosed, last.isLast)
    return next
  }

  package func add(_ segment: Segment, _ records: [UInt8]) throws(BaseError) {
    let numbers = [
      Self.magic, UInt64(segment.firstLine), UInt64(segment.lines), UInt64(segment.end), UInt64(segment.candidates),
      UInt64(segment.bad), segment.isClosed ? 1 : 0, segment.isLast ? 1 : 0, UInt64(segment.fileLength), segment.join,
      Digest.of(records),
    ]
    var tail = numbers.flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    tail += withUnsafeBytes(of: Digest.of(tail).littleEndian) { Array($0) }
    try Self.write([records, tail], to: "\(path)/\(Self.name(segment))")
    segments.append(segment)
  }

  /// The bytes that were added with it.
  package func records(_ segment: Segment) throws(BaseError) -> [UInt8] {
    try content("\(path)/\(Self.name(segment))").1
  }

  private static func name(_ segment: Segment) -> String {
    "\(digits(segment.firstLine))-\(digits(segment.firstLine + segment.lines - 1)).segment"
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  private static let tailLength = 12 * 8

  private func content(_ path: String) throws(BaseError) -> (Segment, [UInt8]) {
    let damaged = BaseError("\(path): is damaged: remove it and run the command again")
    guard var bytes = Self.read(path), bytes.count >= Self.tailLength else { throw damaged }
    let tail = Array(bytes.suffix(Self.tailLength))
    bytes.removeLast(Self.tailLength)
    let numbers = tail.withUnsafeBytes { tail in
      (0..<12).map { UInt64(littleEndian: tail.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
    }
    guard numbers[0] == Self.magic, numbers[11] == Digest.of(Array(tail.dropLast(8))),
      numbers[10] == Digest.of(bytes)
    else { throw damaged }
    var segment = Segment()
    (segment.firstLine, segment.lines) = (Int(clamping: numbers[1]), Int(clamping: numbers[2]))
    (segment.end, segment.candidates) = (Int(clamping: numbers[3]), Int(clamping: numbers[4]))
    (segment.bad, segment.fileLength) = (Int(clamping: numbers[5]), Int(clamping: numbers[8]))
    (segment.isClosed, segment.isLast, segment.join) = (numbers[6] == 1, numbers[7] == 1, numbers[9])
    return (segment, bytes)
  }

  // MARK: Files

  /// Takes the folder away, with all that was made in it.
  package func remove() {
    for name in names(ending: "") where name != "." && name != ".." { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  private func names(ending: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append(name) }
    }
    return names.sorted()
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let length = Int(status.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { space, count in
      while count < length {
        let more = Glibc.read(descriptor, space.baseAddress! + count, length - count)
        if more < 0, errno == EINTR { continue }
        guard more > 0 else {
          isWhole = false
          return
        }
        count += more
      }
    }
    return isWhole ? bytes : nil
  }

  private static func write(_ parts: [[UInt8]], to path: String) throws(BaseError) {
    let temporary = "\(path).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    for bytes in parts {
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure(path) }
        written += count
      }
    }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> BaseError {
    BaseError("\(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
