import Articles
import Glibc

/// The files of knowledge bases: mapped into memory, so that one of a million names opens as fast as one of ten.
package enum BaseFile {
  /// - Throws: a sentence that says which file, what is wrong and what to do.
  package static func open(_ path: String) throws(BaseError) -> KnowledgeBase {
    let file: MappedFile
    do throws(MappedFile.Failure) { file = try MappedFile(path) } catch { throw BaseError("\(path): \(error.reason)") }
    do throws(BaseError) { return try KnowledgeBase(file.bytes, owner: file) } catch {
      throw BaseError("\(path): \(error)")
    }
  }

  /// The bases of a folder, "*.base", in the order of their names; the starter base lies under them. Those that cannot be
  /// used are named and left out.
  package static func stack(in folder: String?) -> (knowledge: Knowledge, problems: [BaseError]) {
    var bases = [KnowledgeBase.starter]
    var problems: [BaseError] = []
    for path in folder.map(paths) ?? [] {
      do throws(BaseError) { bases.append(try open(path)) } catch { problems.append(error) }
    }
    return (Knowledge(bases), problems)
  }

  /// Of the bases in a folder; none where there is no folder.
  package static func paths(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".base"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }
}
