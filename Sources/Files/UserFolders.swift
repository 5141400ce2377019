import Glibc

/// Where a user's programs keep things, by the XDG Base Directory Specification; nil where neither its variable nor
/// `HOME` says.
package enum UserFolders {
  package static var data: String? { folder("XDG_DATA_HOME", under: ".local/share") }
  package static var cache: String? { folder("XDG_CACHE_HOME", under: ".cache") }

  private static func folder(_ name: String, under home: String) -> String? {
    variable(name) ?? variable("HOME").map { "\($0)/\(home)" }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
