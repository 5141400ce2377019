/// What the tree of one page may take (`MarkupParsers`).
enum MarkupMemory {
  /// Bytes. A page takes some 30 bytes a byte, and none is read that has more than 64 MB.
  static let largest = 2 << 30

  /// Said of a page that wants more, or more than the machine has.
  static let problem = "its markup would take more memory than there is for one page"
}
