import Formats
import Rules

/// What a text and the same text after some edits have not in common, as `diff -u` writes it and `patch -p0` reads it.
///
///     @@ -1,3 +1,2 @@
///     -logo
///      Ferry stays in port
///
/// A line ends at a line feed, as `patch` has it: a carriage return is a byte of its line.
struct UnifiedDiff {
  private static let context = 3

  private let old: [UInt8]
  /// Where each line begins, and the end of the text.
  private let starts: [Int]
  private let changes: [Change]

  /// Whole lines, and what stands there afterwards.
  private struct Change {
    let lines: Range<Int>
    let added: [UInt8]
  }

  /// - Parameter edits: in order; they share no byte.
  init(of old: [UInt8], _ edits: [Edit]) {
    self.old = old
    var starts = [0]
    for (i, byte) in old.enumerated() where byte == 0x0A && i + 1 < old.count { starts.append(i + 1) }
    if !old.isEmpty { starts.append(old.count) }
    self.starts = starts
    changes = Self.changes(of: old, starts, edits)
  }

  private static func changes(of old: [UInt8], _ starts: [Int], _ edits: [Edit]) -> [Change] {
    let lineCount = starts.count - 1
    func line(at offset: Int) -> Int {
      if offset == old.count, old.last ?? 0x0A == 0x0A { return lineCount }
      return min(lineCount, starts.partitioningIndex { $0 > offset }) - 1
    }
    func lineBehind(_ range: TextRange) -> Int { min(lineCount, line(at: max(range.start, range.end - 1)) + 1) }
    var changes: [Change] = []
    var next = 0
    while next < edits.count {
      let first = line(at: edits[next].range.start)
      var end = lineBehind(edits[next].range)
      var at = starts[first]
      var added: [UInt8] = []
      repeat {
        while next < edits.count, edits[next].range.start < starts[end] || end == lineCount {
          added += old[at..<edits[next].range.start]
          added += edits[next].text.utf8
          at = edits[next].range.end
          end = max(end, lineBehind(edits[next].range))
          next += 1
        }
        added += old[at..<starts[end]]
        at = starts[end]
        // A line that lost its end is one with the line behind it.
        guard added.last ?? 0x0A != 0x0A, end < lineCount else { break }
        end += 1
      } while true
      changes.append(Change(lines: first..<end, added: added))
    }
    return changes
  }

  // MARK: As text

  /// Nothing for a text without changes.
  func text(name: String) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    let name = Self.written(name)
    var text = Array("--- \(name)\n+++ \(name)\n".utf8)
    var shift = 0
    var next = 0
    while next < changes.count {
      let first = next
      next += 1
      while next < changes.count,
        changes[next].lines.lowerBound - changes[next - 1].lines.upperBound <= 2 * Self.context
      {
        next += 1
      }
      add(changes[first..<next], &shift, to: &text)
    }
    return text
  }

  /// - Parameter shift: how many lines the text has grown by before the hunk.
  private func add(_ changes: ArraySlice<Change>, _ shift: inout Int, to text: inout [UInt8]) {
    let start = max(0, changes.first!.lines.lowerBound - Self.context)
    let end = min(starts.count - 1, changes.last!.lines.upperBound + Self.context)
    var body: [UInt8] = []
    var newCount = 0
    var line = start
    for change in changes {
      let added = Self.lines(of: change.added)
      for line in line..<change.lines.lowerBound { Self.add(0x20, old[starts[line]..<starts[line + 1]], to: &body) }
      for line in change.lines { Self.add(0x2D, old[starts[line]..<starts[line + 1]], to: &body) }
      for line in added { Self.add(0x2B, line, to: &body) }
      newCount += change.lines.lowerBound - line + added.count
      line = change.lines.upperBound
    }
    for line in line..<end { Self.add(0x20, old[starts[line]..<starts[line + 1]], to: &body) }
    newCount += end - line
    let oldCount = end - start
    text += Array("@@ -\(Self.place(start, oldCount)) +\(Self.place(start + shift, newCount)) @@\n".utf8)
    text += body
    shift += newCount - oldCount
  }

  /// Lines count from 1; a stretch of none stands behind the line it names.
  private static func place(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start : start + 1),\(count)" }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func add(_ mark: UInt8, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    text.append(mark)
    text += line
    if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
  }

  /// A name as git writes it: in quotation marks where it has a byte that would end the line or the name, with a tab
  /// behind one with blanks.
  private static func written(_ name: String) -> String {
    // git takes no path that begins with a dot.
    var name = name[...]
    while name.hasPrefix("./") { name = name.dropFirst(2).drop { $0 == "/" } }
    guard name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
      return name.contains(" ") ? name + "\t" : String(name)
    }
    var written: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x22, 0x5C: written += [0x5C, byte]
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 8)
        written += Array("\\\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8)
      default: written.append(byte)
      }
    }
    return "\"\(String(decoding: written, as: UTF8.self))\""
  }
}
