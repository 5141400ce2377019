import Files
import Glibc
import Presentation
import Rules

/// The rules' page as a file of the user's cache, for editors that open a diagnostic's explanation: Stet makes no
/// network connection and its checkout may be gone, so the page has to be on this machine. Written when first linked.
enum RulesFile {
  /// Nil where there is no place to write it to.
  static func address(of rule: String) -> String? { file.map { "file://\(FileAddress.encoded($0))#\(rule)" } }

  private static let file: String? = {
    guard let cache = UserFolders.cache else { return nil }
    let path = "\(cache)/stet/rules.html"
    let page = Array(rulesHTML().utf8)
    if let present = try? Files.read(path, namedBy: .stranger), present == page { return path }
    UserFolders.make("\(cache)/stet")
    return (try? Files.replace(path, with: page)).map { path }
  }()
}
