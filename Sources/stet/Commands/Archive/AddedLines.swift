import Archive
import Files
import Glibc

/// Files of JSON lines, an article each, which may be longer than memory: read on from where an earlier run stopped.
enum AddedLines {
  static func add(_ named: NamedFile, to batch: inout AddingBatch) throws {
    let path = named.path
    var file = path == "-" ? AddedFile(path: "-", stamp: "") : AddedFile(of: path)
    if path != "-", let known = try batch.writer.added(file.path, stamp: file.stamp) {
      batch.passOver(unchanged: known.articles)
      if known.isWhole { return batch.progress.pass(path) }
      file = known
    }
    do {
      let input = try InputFile(path, namedBy: named.namedBy)
      try add(input, path, file, to: &batch)
      if !Interruption.isWanted { try input.finish() }
    } catch let error as FileError {
      batch.passOver(error.description)
      // It may be marked as whole, in the batch or in the archive.
      try batch.forget(file)
    }
    batch.progress.pass(path)
  }

  /// - Parameter file: how far it was read before.
  private static func add(_ input: InputFile, _ path: String, _ file: AddedFile, to batch: inout AddingBatch) throws {
    var (file, problems) = (file, LineProblems(ArchiveCommand.name))
    var reader = LineReader(input.descriptor, of: path == "-" ? "standard input" : path)
    // Where a pipe cannot be asked to go on from a place, what was read before is read once more and dropped.
    if file.place > 0, !input.seek(to: file.place) {
      var left = file.lines
      while left > 0, try reader.next() != nil { left -= 1 }
    }
    while !Interruption.isWanted, let bytes = try reader.next() {
      file.place += bytes.count + 1
      file.lines += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      if bytes.count > ArticleLines.largestArticle {
        problems.add("\(path): line \(file.lines) is larger than \(ArticleLines.largestArticle >> 20) MB") {
          batch.progress.clear()
        }
      } else if let article = ArticleLine.article(bytes) {
        batch.take(article)
        file.articles += 1
      } else {
        problems.add("\(path): line \(file.lines) is no article: \(ArticleLine.shape) is wanted") {
          batch.progress.clear()
        }
      }
      // A run that begins anew names the bad lines anew.
      if path != "-", problems.count == 0 { batch.current = file }
      try batch.writeIfFull()
      batch.progress.show(reading: input.position?.read ?? 0)
    }
    batch.passOver(problems)
    if Interruption.isWanted { try batch.write() }
    batch.current = nil
    if problems.count > 0 {
      try batch.forget(file)
    } else if !Interruption.isWanted, path != "-" {
      batch.finish(file)
    }
  }
}

extension AddedFile {
  /// A file as it lies there.
  init(of path: String) {
    var status = stat()
    // What changes with a file's content.
    let stamp =
      stat(path, &status) == 0 ? "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)" : ""
    self.init(path: OpenArchive.id(of: path), stamp: stamp)
  }
}
