/// The lines of a file, or of standard input for "-"; what is packed is unpacked on the way by the system's programs.
package struct InputLines {
  private var reader: LineReader
  private let input: InputFile

  package init(_ path: String) throws(FileError) {
    input = try InputFile(path)
    reader = LineReader(input.descriptor, of: path == "-" ? "standard input" : path)
  }

  /// Nil at the end.
  package mutating func next() throws(FileError) -> [UInt8]? { try reader.next() }

  /// Ends the reading; says so if the file could not be unpacked to its end.
  package func finish() throws(FileError) { try input.finish() }
}
