import Foundation

/// A text of the project that comes out of the program: an expected report, a page for people, a recording.
package enum Expectation {
  /// With `UPDATE=1` in the environment tests write what comes out, and the diff is what gets reviewed.
  package static let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] != nil

  /// What is wrong with a file that should hold a text; nil for nothing. While updating, the text is written and all is
  /// well. No expectation of its own, so that this target builds without the testing library.
  package static func problem(with text: String, in path: String) throws -> String? {
    try problem(with: Array(text.utf8), in: path)
  }

  package static func problem(with bytes: [UInt8], in path: String) throws -> String? {
    if isUpdating {
      try Data(bytes).write(to: ProjectRoot.file(path))
      return nil
    }
    let expected = try ProjectRoot.bytes(of: path)
    guard bytes != expected else { return nil }
    let same = zip(bytes, expected).prefix { $0 == $1 }.count
    let line = bytes.prefix(same).count { $0 == 0x0A } + 1
    return """
      \(path) is not what comes out from line \(line) on; `UPDATE=1 swift test` writes it anew.
      It says:  \(excerpt(of: expected, around: same))
      Comes out: \(excerpt(of: bytes, around: same))
      """
  }

  /// The line that holds an offset, and no more of it than anybody reads.
  private static func excerpt(of bytes: [UInt8], around offset: Int) -> String {
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = bytes[max(start, offset - 100)...].prefix { $0 != 0x0A }
    return String(decoding: line.prefix(300), as: UTF8.self)
  }
}
