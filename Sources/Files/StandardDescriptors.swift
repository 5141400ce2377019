import Glibc

package enum StandardDescriptors {
  /// Takes the numbers of closed ones (`<&-`), which the next file to be opened would get: standard input would then be a
  /// lock file, and what is printed would go into a database. Reading from and writing to what is put there fail.
  package static func keepTaken() {
    for (number, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(number, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }
}
