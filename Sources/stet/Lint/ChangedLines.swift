import Files
import Formats
import Rules
import SettingsFiles

/// Which lines of which files a unified diff adds or changes, as `git diff` and `diff -u` write it.
struct ChangedLines: Sendable {
  /// As they are called from the folder where the program was started, in the order of the diff.
  private(set) var files: [String] = []
  /// Numbers from 1, in order, by absolute path.
  private var lines: [String: [ClosedRange<Int>]] = [:]

  init(_ diff: [UInt8]) throws(FileError) {
    let here = Files.realPath(".") ?? "/"
    let root = FolderChain.repository(of: here) ?? here
    /// Of the file whose hunks are read; absolute.
    var path: String?
    var next = 0
    /// Lines of a hunk still to come, before and after.
    var left = (old: 0, new: 0)
    var isDiff = false
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if left.old > 0 || left.new > 0 {
        switch line.first {
        case UInt8(ascii: "+"):
          if let path { add(next, to: path) }
          next += 1
          left.new -= 1
        case UInt8(ascii: "-"): left.old -= 1
        case UInt8(ascii: "\\"): break
        default:
          next += 1
          left = (left.old - 1, left.new - 1)
        }
      } else if line.starts(with: "+++ ".utf8) {
        isDiff = true
        let name = Self.name(line.dropFirst(4), here, root)
        path = name.map { Files.absolutePath($0) }
        if let name, let path, lines[path] == nil {
          files.append(name)
          lines[path] = []
        }
      } else if line.starts(with: "@@ ".utf8), let hunk = Self.hunk(line) {
        (next, left) = (hunk.start, (hunk.old, hunk.new))
      }
    }
    // An empty diff has no changed lines; what is none must not look like one.
    guard isDiff || !diff.contains(where: { $0 > 0x20 }) else {
      throw FileError(description: "--since: this is no unified diff; 'git diff -U0 COMMIT' writes one")
    }
  }

  private mutating func add(_ line: Int, to path: String) {
    if let last = lines[path]?.last, last.upperBound == line - 1 {
      lines[path]![lines[path]!.count - 1] = last.lowerBound...line
    } else {
      lines[path, default: []].append(line...line)
    }
  }

  /// Whether a finding stands on a changed line, with any of its words.
  ///
  /// - Parameter path: absolute.
  func hold(_ finding: Finding, in text: SourceText, of path: String) -> Bool {
    guard let changed = lines[path] else { return false }
    let first = text.line(at: finding.range.start) + 1
    let last = max(first, text.line(at: max(finding.range.start, finding.range.end - 1)) + 1)
    let next = changed.partitioningIndex { $0.upperBound >= first }
    return next < changed.count && changed[next].lowerBound <= last
  }

  // MARK: Its lines

  /// `@@ -12,3 +14,0 @@`: where the new lines begin, and how many there are of both.
  private static func hunk(_ line: ArraySlice<UInt8>) -> (start: Int, old: Int, new: Int)? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count >= 3, words[1].first == "-", words[2].first == "+" else { return nil }
    func numbers(_ word: Substring) -> (Int, Int)? {
      let parts = word.dropFirst().split(separator: ",").map { Int($0) }
      guard let start = parts.first ?? nil else { return nil }
      guard parts.count > 1 else { return (start, 1) }
      return parts[1].map { (start, $0) }
    }
    guard let old = numbers(words[1]), let new = numbers(words[2]) else { return nil }
    return (new.0, old.1, new.1)
  }

  /// The file of a line `+++ b/name`, with a time behind a tab or not; nil for one that is gone.
  ///
  /// - Parameters:
  ///   - here: the folder where the program was started.
  ///   - root: of its repository.
  private static func name(_ rest: ArraySlice<UInt8>, _ here: String, _ root: String) -> String? {
    var bytes = rest.last == 0x0D ? Array(rest.dropLast()) : Array(rest)
    if bytes.first == UInt8(ascii: "\"") {
      bytes = unquoted(bytes)
    } else if let tab = bytes.firstIndex(of: 0x09) {
      bytes = Array(bytes[..<tab])
    }
    let name = String(decoding: bytes, as: UTF8.self)
    // Nor does a diff, which a stranger may have made, lead out of the folders it is for.
    if name == "/dev/null" || name.split(separator: "/").contains("..") { return nil }
    // git puts a letter before names, from the root of the repository, wherever it was started.
    let inner = name.hasPrefix("b/") || name.hasPrefix("w/") || name.hasPrefix("i/") ? String(name.dropFirst(2)) : name
    for path in [FolderChain.inside(root, inner), FolderChain.inside(here, inner), FolderChain.inside(here, name)]
    where Files.realPath(path) != nil {
      return path.hasPrefix("\(here)/") ? String(path.dropFirst(here.count + 1)) : path
    }
    return nil
  }

  /// As git writes odd names: `"b/caf\303\251.txt"`.
  private static func unquoted(_ quoted: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var i = 1
    while i < quoted.count, quoted[i] != UInt8(ascii: "\"") {
      guard quoted[i] == UInt8(ascii: "\\"), i + 1 < quoted.count else {
        bytes.append(quoted[i])
        i += 1
        continue
      }
      let digits = String(decoding: quoted[(i + 1)...].prefix(3), as: UTF8.self)
      if digits.utf8.count == 3, let byte = UInt8(digits, radix: 8) {
        bytes.append(byte)
        i += 4
      } else {
        bytes.append(["n": 0x0A, "t": 0x09, "r": 0x0D][Character(Unicode.Scalar(quoted[i + 1]))] ?? quoted[i + 1])
        i += 2
      }
    }
    return bytes
  }
}
