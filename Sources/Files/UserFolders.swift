import Glibc

/// Where a user's programs keep things, by the XDG Base Directory Specification; nil where neither its variable nor
/// `HOME` says. A path that is not absolute is passed over, as the specification wants it.
package enum UserFolders {
  package static var data: String? { data(in: environment) }
  /// The user's own folder.
  package static var home: String? { environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } }
  package static var cache: String? { folder("XDG_CACHE_HOME", under: ".cache", environment) }

  /// Whether a folder is the user's own, or holds it: somebody who opens a text there means no workspace.
  package static func isHome(_ folder: String) -> Bool {
    guard let home = environment("HOME") else { return false }
    return home == folder || home.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// A path with the user's own folder for a leading "~"; as it is where the environment does not tell that folder.
  package static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = environment("HOME"), home.hasPrefix("/") else { return path }
    return home + path.dropFirst()
  }

  /// - Parameter variable: what the environment says.
  package static func data(in variable: (String) -> String?) -> String? {
    folder("XDG_DATA_HOME", under: ".local/share", variable)
  }

  /// Makes a folder with those above it, for the user alone, as the specification wants it; where that cannot be, writing
  /// into it says why.
  package static func make(_ folder: String) {
    for (index, byte) in folder.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(String(decoding: folder.utf8.prefix(index), as: UTF8.self), 0o700)
    }
    mkdir(folder, 0o700)
  }

  private static func folder(_ name: String, under home: String, _ variable: (String) -> String?) -> String? {
    func absolute(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
    return absolute(name) ?? absolute("HOME").map { "\($0)/\(home)" }
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
