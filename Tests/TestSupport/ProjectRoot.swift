import FoundationEssentials

/// The checkout that the tests were built from.
package enum ProjectRoot {
  package static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Without a slash at its end.
  package static let path: String = {
    let path = url.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }()

  package static func file(_ name: String) -> URL { url.appending(path: name) }

  package static func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: file(name))) }

  package static func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
