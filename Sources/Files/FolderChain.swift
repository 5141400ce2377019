import Glibc

/// A folder and those above it.
package enum FolderChain {
  /// From a folder up to the one that holds `.git`, to the user's own (`HOME`) or to `/`, whichever comes first: where a desk's
  /// rules for a text may lie.
  ///
  /// - Parameter folder: an absolute path.
  package static func ofProject(_ folder: String) -> [String] {
    let home = UserFolders.home.flatMap(Files.realPath)
    let all = folders(from: folder, upTo: "/")
    let end = all.firstIndex { $0 == home || holdsRepository($0) }
    return Array(all[...(end ?? all.count - 1)])
  }

  /// The nearest folder from here upwards that holds `.git`.
  package static func repository(of folder: String) -> String? {
    folders(from: folder, upTo: "/").first(where: holdsRepository)
  }

  static func folders(from folder: String, upTo last: String) -> [String] {
    var folders = [folder]
    while let next = folders.last, next != last, next.hasPrefix("/"), next != "/" {
      folders.append(self.folder(of: next))
    }
    return folders
  }

  /// Of an absolute path.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  package static func inside(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// A work tree's `.git` may be a file.
  private static func holdsRepository(_ folder: String) -> Bool {
    access(inside(folder, ".git"), F_OK) == 0
  }
}

extension Files {
  /// The absolute path of what is or would be there, its folder's links followed and not its own.
  package static func absolutePath(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let slash = path.lastIndex(of: "/")
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    if name == "." || name == ".." { return realPath(path) ?? path }
    guard let real = realPath(folder) else { return path }
    return FolderChain.inside(real, String(name))
  }
}
