import Glibc

/// All files of a folder, to the bottom, sorted by name. Hidden ones, `node_modules`, links, worksheets beside articles,
/// and what the `.gitignore` files on the way name are passed over.
struct FolderWalk {
  /// Whether a file, or a folder with all in it, is wanted, by its absolute path.
  typealias Choice = (_ path: String, _ isFolder: Bool) -> Bool

  private let takes: Choice
  private let ignores: Bool
  private(set) var files: [NamedFile] = []
  /// That were looked into.
  private(set) var folders: [String] = []
  private(set) var problems: [FileError] = []

  /// - Parameter ignores: whether `.gitignore` files count.
  init(ignores: Bool, takes: @escaping Choice) { (self.ignores, self.takes) = (ignores, takes) }

  /// - Parameter folder: as it was named, which is how its files are called.
  mutating func walk(_ folder: String) {
    let path = Files.realPath(folder) ?? folder
    walk(folder, path, ignores ? IgnoredPaths(above: path, &problems) : nil)
  }

  private mutating func walk(_ folder: String, _ path: String, _ ignored: IgnoredPaths?) {
    guard let stream = opendir(folder) else {
      problems.append(FileError(description: "\(folder): cannot be read: \(String(cString: strerror(errno)))"))
      return
    }
    folders.append(folder)
    let names = names(in: stream, folder)
    closedir(stream)
    let ignored = ignored?.below(path, &problems)
    for name in names {
      let (shown, path) = (FolderChain.inside(folder, name), FolderChain.inside(path, name))
      var status = stat()
      guard lstat(shown, &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      guard isFolder || status.st_mode & S_IFMT == S_IFREG, takes(path, isFolder),
        !(ignored?.covers(path, isFolder: isFolder) ?? false)
      else { continue }
      if !isFolder {
        files.append(NamedFile(shown, namedBy: .stranger))
      } else if name != Self.packages {
        walk(shown, path, ignored)
      }
    }
  }

  /// What npm puts beside a project: thousands of pages that are nobody's articles.
  private static let packages = "node_modules"

  /// - Parameter stream: a `DIR`, which C knows by its address alone.
  private mutating func names(in stream: OpaquePointer, _ folder: String) -> [String] {
    var names: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = String(decoding: bytes, as: UTF8.self)
        problems.append(FileError(description: "\(folder)/\(shown): its name is not UTF-8; rename it to have it read"))
        continue
      }
      if !name.hasPrefix("."), !WorksheetName.isOne(name) { names.append(name) }
    }
    return names.sorted()
  }
}

/// What the `.gitignore` files of a folder and those above it name, up to the folder that holds `.git`.
struct IgnoredPaths {
  private static let fileName = ".gitignore"

  /// The uppermost first.
  private var lists: [PathPatterns] = []

  /// - Parameter folder: absolute; its own file is not read yet. Outside of a repository nothing above a folder counts.
  init(above folder: String, _ problems: inout [FileError]) {
    guard let root = FolderChain.repository(of: folder), root != folder else { return }
    for above in FolderChain.folders(from: folder, upTo: root).dropFirst().reversed() { read(above, &problems) }
  }

  /// With what a folder says of what lies in it.
  func below(_ folder: String, _ problems: inout [FileError]) -> IgnoredPaths {
    var paths = self
    paths.read(folder, &problems)
    return paths
  }

  private mutating func read(_ folder: String, _ problems: inout [FileError]) {
    do throws(FileError) {
      let path = FolderChain.inside(folder, Self.fileName)
      guard let bytes = try Files.readIfPresent(path, largest: Files.largestList) else { return }
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      lists.append(PathPatterns(lines, in: folder))
    } catch {
      problems.append(error)
    }
  }

  func covers(_ path: String, isFolder: Bool) -> Bool {
    lists.lazy.reversed().compactMap { $0.verdict(on: path, isFolder: isFolder) }.first ?? false
  }
}
