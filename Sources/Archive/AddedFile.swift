/// How far a file was added, so that the next run passes over what is in already.
package struct AddedFile: Sendable, Equatable {
  package let path: String
  /// What changes with the file's content.
  package let stamp: String
  /// Bytes and lines that were read of it, unpacked; 0 of a file of one article.
  package var place = 0
  package var lines = 0
  /// Articles that were read in it.
  package var articles = 0
  /// Whether it was read to its end.
  package var isWhole = false

  package init(path: String, stamp: String) { (self.path, self.stamp) = (path, stamp) }
}

extension ArchiveWriter {
  /// How far a file was added; nil for one that was never added or has changed since.
  package func added(_ path: String, stamp: String) throws -> AddedFile? {
    try database.first(
      "SELECT place, lines, articles, isWhole FROM file WHERE path = ? AND stamp = ?", .text(path), .text(stamp)
    ) {
      var file = AddedFile(path: path, stamp: stamp)
      (file.place, file.lines) = ($0.integer(0), $0.integer(1))
      (file.articles, file.isWhole) = ($0.integer(2), $0.integer(3) == 1)
      return file
    }
  }

  /// Has a file read again the next time, since something in it was passed over.
  package func forget(_ path: String) throws { try database.run("DELETE FROM file WHERE path = ?", .text(path)) }

  func remember(_ file: AddedFile) throws {
    try database.run(
      "INSERT OR REPLACE INTO file(path, stamp, place, lines, articles, isWhole) VALUES (?, ?, ?, ?, ?, ?)",
      .text(file.path), .text(file.stamp), .integer(file.place), .integer(file.lines), .integer(file.articles),
      .integer(file.isWhole ? 1 : 0))
  }
}
