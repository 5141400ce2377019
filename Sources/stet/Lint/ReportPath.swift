import Presentation

/// A file's name as services want it: from the folder where the program was started, without "./".
enum ReportPath {
  static func relative(_ name: String) -> String {
    var name = name[...]
    while name.hasPrefix("./") { name = name.dropFirst(2).drop { $0 == "/" } }
    return name.isEmpty ? "." : String(name)
  }

  /// A relative reference, or the `file:` address of an absolute path.
  static func address(_ name: String) -> String {
    name.hasPrefix("/") ? "file://\(FileAddress.encoded(name))" : FileAddress.encoded(relative(name))
  }
}
