import Articles
import Formats
import Glibc

/// The files that a list of paths names: files as they are, folders with every text in them.
package enum TextFiles {
  /// In the order given and each once, by whatever names it goes: the second change to one would not know of the first.
  /// Folders are sorted by name; "-" stays. What in folders is hidden, a link, in `node_modules` or named by a `.gitignore` is
  /// passed over: what a folder leads to stays in the folder, and nobody who names one means a file elsewhere. That holds for
  /// what lies there when it is opened, so a folder's files are a stranger's.
  ///
  /// - Parameters:
  ///   - ignores: whether `.gitignore` files count.
  ///   - takes: whether a file of a folder, or a folder in it, is wanted, by its absolute path.
  /// - Returns: beside the files the folders that were looked into.
  package static func files(
    in paths: [String], ignores: Bool = true,
    takes: @escaping (_ path: String, _ isFolder: Bool) -> Bool = { $1 || allFormats.ofFile($0) != nil }
  ) -> (files: [NamedFile], folders: [String], problems: [FileError]) {
    var files: [NamedFile] = []
    var folders: [String] = []
    var problems: [FileError] = []
    for path in paths {
      var status = stat()
      guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        files.append(NamedFile(path, namedBy: .user))
        continue
      }
      var walk = FolderWalk(ignores: ignores, takes: takes)
      walk.walk(path)
      files += walk.files
      folders += walk.folders
      problems += walk.problems
    }
    var seen: Set<String> = []
    files = files.filter {
      seen.insert($0.isStandardInput ? $0.path : Files.realPath($0.path) ?? $0.path).inserted
    }
    return (files, folders, problems)
  }

  /// Files worked on at a time: enough to keep the cores busy, few enough to stay small.
  private static let batch = 64

  /// Works on files on all cores and hands on the answers in the order of the files.
  package static func each<Answer: Sendable>(
    of files: [NamedFile], until isStopped: @autoclosure () -> Bool = false, _ work: @Sendable (NamedFile) -> Answer,
    take: (Answer) -> Void
  ) {
    var rest = files[...]
    while !rest.isEmpty, !isStopped() {
      inParallel(Array(rest.prefix(batch)), work).forEach(take)
      rest = rest.dropFirst(batch)
    }
  }

  /// The article of a file; "-" is standard input.
  package static func article(_ path: String) throws(FileError) -> Article {
    let format = allFormats.ofDocument(fileName: path)
    let article = Article(SourceText(try Files.readText(path, format).bytes), format: format)
    try requireRead(article.page, path)
    return article
  }

  /// The page of a file, for those who ask only what on it is article; "-" is standard input, whose format its supposed
  /// name tells; with what people are told of its bytes.
  package static func page(
    _ path: String, namedBy: NamedBy = .user, name: String? = nil
  ) throws(FileError) -> (page: OutlinedPage, note: String?) {
    let format = allFormats.ofDocument(fileName: name ?? path)
    let text = try Files.readText(path, format, namedBy: namedBy)
    let page = OutlinedPage(SourceText(text.bytes), format: format)
    try requireRead(page, path)
    return (page, text.note(on: path))
  }

  /// A page of which nothing could be read is not taken for an empty one.
  package static func requireRead(_ page: OutlinedPage, _ path: String) throws(FileError) {
    if let problem = page.problem { throw FileError(description: "\(path): \(problem)") }
  }
}
