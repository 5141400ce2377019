import Weights

/// The embedded files of word lists and weights, one entry a line, by the names they have in `Lexicons/`.
enum EmbeddedFile {
  // The table is constant data of the binary.
  nonisolated(unsafe) private static let files: UnsafeBufferPointer<StetEmbeddedFile> = {
    var count: Int32 = 0
    let first = stet_embedded_files(&count)
    return UnsafeBufferPointer(start: first, count: Int(count))
  }()

  /// A file as it stands; nil for an unknown name.
  static func bytes(of name: String) -> UnsafeBufferPointer<UInt8>? {
    files.first { String(cString: $0.name) == name }
      .map { UnsafeBufferPointer(start: $0.bytes, count: Int($0.length)) }
  }

  /// The entries of a file, without its first line, which says where they come from. Empty for an unknown name.
  static func lines(of name: String) -> [UnsafeBufferPointer<UInt8>.SubSequence] {
    guard let file = files.first(where: { String(cString: $0.name) == name }) else { return [] }
    let bytes = UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
    return Array(bytes.split(separator: 0x0A).dropFirst())
  }
}
