import Glibc

/// Standard input, output and error.
package enum StandardFiles {
  /// How much of standard input has been read, from 0 to 1; nil where it is no file with an end.
  package static var inputShare: Double? {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    let place = lseek(STDIN_FILENO, 0, SEEK_CUR)
    return place < 0 ? nil : Double(place) / Double(status.st_size)
  }

  /// Where the shell has closed one of the three (`<&-`), the next file that is opened would be taken for it: an archive
  /// written to as standard output, its lock read as input. What stands in its place gives an error when it is read, or
  /// written; what nobody reads of standard error goes nowhere.
  package static func keepTheirPlaces() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY)
    }
  }
}
