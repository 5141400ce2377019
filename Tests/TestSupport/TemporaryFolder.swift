import FoundationEssentials

/// A folder of its own for one test, gone when nobody holds it any more.
package final class TemporaryFolder: Sendable {
  /// Without a slash at its end and without symbolic links, as programs that start there see it.
  package let path: String

  package init() {
    let url = FileManager.default.temporaryDirectory.appending(path: "stet-test-\(UUID().uuidString)")
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      fatalError("no folder for a test: \(error)")
    }
    let path = url.resolvingSymlinksInPath().path(percentEncoded: false)
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
    outer = nil
  }

  /// A folder in another one, as long as that is there.
  package init(inside folder: TemporaryFolder, _ name: String) {
    path = folder.file(name)
    outer = folder
  }

  /// Keeps the folder that this one lies in.
  private let outer: TemporaryFolder?

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// As editors write it; the name has nothing to escape in it.
  package func uri(_ name: String) -> String { "file://\(file(name))" }

  /// What lies in it, in no order.
  package func contents() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// Writes a file, making the folders above it; gives its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  package func write(_ data: Data, to name: String) throws -> String {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return file(name)
  }

  package func bytes(of name: String) throws -> Data { try Data(contentsOf: URL(filePath: file(name))) }

  package func read(_ name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
