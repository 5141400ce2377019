import Articles
import Formats
import Glibc

/// The files that a list of paths names: files as they are, folders with every text in them.
package enum TextFiles {
  /// In the order given, folders sorted by name; "-" stays. Hidden files and all links in folders are passed over: what a
  /// folder leads to stays in the folder, and nobody who names one means a file elsewhere. That holds for what lies there
  /// when it is opened, so a folder's files are a stranger's.
  ///
  /// - Parameter takes: whether a file of a folder is wanted, by its name.
  package static func files(
    in paths: [String], takes: (String) -> Bool = { allFormats.ofFile($0) != nil }
  ) -> (files: [NamedFile], problems: [FileError]) {
    var files: [NamedFile] = []
    var problems: [FileError] = []
    for path in paths {
      var status = stat()
      guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        files.append(NamedFile(path, namedBy: .user))
        continue
      }
      walk(path, takes, &files, &problems)
    }
    return (files, problems)
  }

  private static func walk(
    _ folder: String, _ takes: (String) -> Bool, _ files: inout [NamedFile], _ problems: inout [FileError]
  ) {
    guard let stream = opendir(folder) else {
      problems.append(FileError(description: "\(folder): cannot be read: \(String(cString: strerror(errno)))"))
      return
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = String(decoding: bytes, as: UTF8.self)
        problems.append(FileError(description: "\(folder)/\(shown): its name is not UTF-8; rename it to have it read"))
        continue
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    for name in names.sorted() {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: walk(path, takes, &files, &problems)
      case S_IFREG:
        if takes(name) { files.append(NamedFile(path, namedBy: .stranger)) }
      default: break
      }
    }
  }

  /// Files worked on at a time: enough to keep the cores busy, few enough to stay small.
  private static let batch = 64

  /// Works on files on all cores and hands on the answers in the order of the files.
  package static func each<Answer: Sendable>(
    of files: [NamedFile], _ work: @Sendable (NamedFile) -> Answer, take: (Answer) -> Void
  ) {
    var rest = files[...]
    while !rest.isEmpty {
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
