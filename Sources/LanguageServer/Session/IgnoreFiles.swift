import Files
import Rules

/// The ignore files of a session: read when they have changed, not for every keystroke.
final class IgnoreFiles {
  private var known: [String: (stamp: Files.Stamp, list: IgnoreList)] = [:]
  /// What is wrong with files that were read since it was last asked: of each one sentence, which its writer should know.
  private var complaints: [String] = []

  /// What a file holds; nothing where there is none, and nothing is silenced by what is no file of entries.
  func list(of path: String) -> IgnoreList {
    let stamp = Files.Stamp(path, namedBy: .stranger)
    if let known = known[path], known.stamp == stamp { return known.list }
    let list = read(path)
    known[path] = (stamp, list)
    return list
  }

  private func read(_ path: String) -> IgnoreList {
    do throws(FileError) {
      guard let bytes = try Files.readIfPresent(path, largest: Files.largestList) else { return IgnoreList() }
      let list = IgnoreList(contents: bytes)
      if let problem = list.problem { complaints.append("\(path): \(problem)") }
      return list
    } catch {
      complaints.append("\(error.description); it silences nothing")
      return IgnoreList()
    }
  }

  /// Its text was closed.
  func forget(_ path: String) { known[path] = nil }

  func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }
}
