import Glibc

/// Standard input, output and error.
package enum StandardFiles {
  /// Where the shell has closed one of the three (`<&-`), the next file that is opened would be taken for it: an archive
  /// written to as standard output, its lock read as input. What stands in its place gives an error when it is read, or
  /// written; what nobody reads of standard error goes nowhere.
  package static func keepTheirPlaces() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY)
    }
  }
}
