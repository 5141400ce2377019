import Glibc

/// Waits until something changes in folders, told by the kernel (inotify): nothing is looked at meanwhile.
package final class FolderWatch {
  private let descriptor: Int32
  /// By the kernel's numbers, which are never given twice.
  private var watched: Set<Int32> = []

  package init() throws(FileError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileError(description: "changes cannot be watched: \(Files.reason())") }
  }

  deinit { close(descriptor) }

  /// What is written, comes, goes or is renamed; not what is merely read.
  private static let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR)

  /// Watches a folder too, not what lies in folders below it. True where it was not watched yet: what came into it before is
  /// not told. One that is gone again is passed over.
  package func add(_ folder: String) throws(FileError) -> Bool {
    let number = inotify_add_watch(descriptor, folder, Self.events)
    if number >= 0 { return watched.insert(number).inserted }
    if errno == ENOENT || errno == ENOTDIR || errno == EACCES { return false }
    let advice = errno == ENOSPC ? "; the kernel watches no more folders (fs.inotify.max_user_watches)" : ""
    throw FileError(description: "\(folder): cannot be watched: \(Files.reason())\(advice)")
  }

  /// Waits for a change, and until a tenth of a second has passed without another: editors write a file in several steps.
  package func wait() {
    _ = isChanged(within: -1)
    while isChanged(within: 100) {}
  }

  /// - Parameter milliseconds: -1 for ever.
  private func isChanged(within milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&wanted, 1, milliseconds)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      break
    }
    // What changed is told by the files themselves.
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while read(descriptor, &buffer, buffer.count) > 0 {}
    return true
  }
}
