import Articles
import Glibc

/// The files of knowledge bases: mapped into memory, so that one of a million names opens as fast as one of ten.
package enum BaseFile {
  /// - Throws: a sentence that says which file, what is wrong and what to do.
  package static func open(_ path: String) throws(BaseError) -> KnowledgeBase {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BaseError("\(path): cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw BaseError("\(path): is no file")
    }
    let length = Int(status.st_size)
    guard length > 0, let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
      throw BaseError("\(path): is no knowledge base: it is empty or cannot be mapped")
    }
    let owner = Mapping(UnsafeRawBufferPointer(start: memory, count: length))
    do throws(BaseError) { return try KnowledgeBase(owner.memory, owner: owner) } catch {
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

  /// Unmaps when the last copy of the base goes.
  private final class Mapping: Sendable {
    nonisolated(unsafe) let memory: UnsafeRawBufferPointer

    init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

    deinit { munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress!), memory.count) }
  }
}
