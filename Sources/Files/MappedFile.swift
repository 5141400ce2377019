import Glibc

/// A file mapped into memory for reading: what of it is never looked at is never read. Unmapped when its last owner goes.
///
/// Where somebody cuts the file meanwhile, the kernel sends a signal at the next look at what is gone. No check before a
/// look would hold, since the file may be cut right behind the check: `endWithWordsWhereCut` has the signal end the process
/// in words instead.
package final class MappedFile: Sendable {
  nonisolated(unsafe) package let bytes: UnsafeRawBufferPointer

  package struct Failure: Error {
    /// What is wrong with the file, without its name.
    package let reason: String
  }

  package init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: "cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: "is no file")
    }
    let length = Int(status.st_size)
    guard length > 0, let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
      throw Failure(reason: "is empty or cannot be mapped")
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: length)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }

  /// Has a process that looks at bytes which are gone say so and exit with 2. Once, at the start of the program; it holds
  /// for what SQLite maps too, which is the index of an archive's log.
  package static func endWithWordsWhereCut() {
    var action = sigaction()
    // Nothing here but two calls that a handler may make: no memory, no locks, no Swift that is set up when first used.
    action.__sigaction_handler.sa_handler = { _ in
      let words: StaticString = """
        stet: a file was cut short while it was read (a knowledge base, or the log of an archive); put a whole one in its \
        place and try again

        """
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(2)
    }
    sigaction(SIGBUS, &action, nil)
  }
}
