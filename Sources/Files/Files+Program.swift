import ProcessArguments

extension Files {
  /// The program's own file; in a chroot without /proc, the one that it was started by.
  package static var program: String? {
    realPath("/proc/self/exe") ?? stet_executable().flatMap { realPath(String(cString: $0)) }
  }
}
