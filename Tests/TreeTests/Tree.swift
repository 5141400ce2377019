import Foundation
import TestSupport

/// The files of the project.
enum Tree {
  /// Their paths from the root: what git tracks, or where there is no git all that is no build product.
  static let files: [String] = (tracked() ?? walked()).filter {
    FileManager.default.fileExists(atPath: ProjectRoot.file($0).path)
  }.sorted()

  /// Those above the files.
  static let folders: Set<String> = {
    var folders: Set<String> = []
    for file in files {
      var folder = Substring(file)
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if !folders.insert(String(folder)).inserted { break }
      }
    }
    return folders
  }()

  /// What the files are, by their endings. A new kind is added here on purpose.
  static let kinds: Set<String> = [
    "swift", "c", "h", "modulemap",
    "sh", "py", "vim", "lua", "el", "kak", "toml",
    "md", "html", "txt",
    "json", "jsonl", "tsv", "yaml", "bin", "base", "expected",
  ]

  private static func tracked() -> [String]? {
    guard FileManager.default.fileExists(atPath: ProjectRoot.file(".git").path) else { return nil }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", ProjectRoot.path, "-c", "safe.directory=*", "ls-files", "-z"]
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    let names = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func walked() -> [String] {
    let paths = FileManager.default.enumerator(atPath: ProjectRoot.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: ProjectRoot.file(path).path, isDirectory: &isFolder)
      return !isFolder.boolValue && !path.hasPrefix(".build") && !path.hasPrefix(".git/")
    }
  }
}
