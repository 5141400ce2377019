import Formats
import Weights

/// The file of a fitted model: lines of text that say what it is, padded with spaces to a multiple of 64 bytes, and
/// behind them its tables, each starting at such a multiple, little-endian.
///
///     stet-model 1
///     name attribution
///     version 3
///     …
package struct ModelFile: Sendable {
  package let header: ModelHeader
  // Constant data of the binary, or kept alive by `owner`.
  nonisolated(unsafe) private let tables: UnsafeRawBufferPointer
  private let owner: (any Sendable)?

  /// The model embedded under a name.
  package init(embedded name: String) throws(ModelError) {
    guard let bytes = EmbeddedFile.bytes(of: name) else {
      throw ModelError(description: "no model '\(name)' is embedded; see Sources/Weights/MODELS.md")
    }
    try self.init(UnsafeRawBufferPointer(bytes), nil)
  }

  /// The names of the models inside the program.
  package static let embeddedModels = ["attribution-model", "boilerplate-model", "claim-model", "entity-model"]

  /// Of the tables, to tell one fit from another.
  package var digest: String { Self.digest(of: tables) }

  /// 64-bit FNV-1a, in hexadecimal.
  package static func digest(of bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = FNV.seed
    for byte in bytes { hash = FNV.mixed(UInt64(byte), into: hash) }
    return String(hash, radix: 16)
  }

  /// What reads the model embedded under a name. It was fitted for this program or there is no program.
  static func embedded<Model>(_ name: String, _ read: (ModelFile) throws(ModelError) -> Model) -> Model {
    do throws(ModelError) { return try read(ModelFile(embedded: name)) } catch { fatalError("stet: \(error)") }
  }

  package init(bytes: [UInt8]) throws(ModelError) {
    let owner = ModelBytes(bytes)
    try self.init(UnsafeRawBufferPointer(owner.memory), owner)
  }

  /// - Parameter owner: keeps the bytes where they are.
  package init(_ bytes: UnsafeRawBufferPointer, _ owner: (any Sendable)?) throws(ModelError) {
    let (header, length) = try ModelHeader.read(bytes)
    self.header = header
    self.owner = owner
    tables = UnsafeRawBufferPointer(rebasing: bytes[length...])
  }

  /// The table that begins at a byte, with room for so many values.
  func table<Value: BitwiseCopyable>(
    of type: Value.Type, at offset: Int, count: Int
  ) throws(ModelError) -> UnsafePointer<Value> {
    guard count > 0, tables.count >= offset, count <= (tables.count - offset) / MemoryLayout<Value>.stride else {
      throw ModelError(
        description: "the model '\(header["name"] ?? "")' is cut short: \(tables.count) bytes of tables, "
          + "\(offset + count * MemoryLayout<Value>.stride) wanted")
    }
    return (tables.baseAddress! + offset).assumingMemoryBound(to: type)
  }

  /// Bytes of all tables, with what fills them up.
  var tableLength: Int { tables.count }

  /// Throws unless the tables are those that the header was written for, where it says; a header that says nothing is that
  /// of an embedded model, which is a part of the program.
  func checkDigest() throws(ModelError) {
    guard let wanted = header["digest"], wanted != digest else { return }
    throw ModelError(
      description:
        "the model '\(header["name"] ?? "")' is damaged: the digest of its tables is \(digest) and ought to be "
        + wanted)
  }

  package static func padded(_ count: Int) -> Int { (count + 63) / 64 * 64 }
}

/// Keeps the bytes of a model that is no constant of the binary.
private final class ModelBytes: Sendable {
  nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    memory = .allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
  }

  deinit { memory.deallocate() }
}

/// What a model says of itself: a word and its value a line.
package struct ModelHeader: Hashable, Sendable {
  package private(set) var lines: [[String]]

  package init(_ lines: [(String, String)]) { self.lines = lines.map { [$0.0, $0.1] } }

  package subscript(word: String) -> String? { lines.first { $0[0] == word }?[1] }

  /// A model fitted with other words, features or labels would give silent nonsense.
  func demand(_ word: String, _ value: String) throws(ModelError) {
    guard self[word] == value else {
      throw ModelError(
        description: "the model '\(self["name"] ?? "")' has \(word) '\(self[word] ?? "none")' where this program needs "
          + "'\(value)': fit it anew, see Sources/Weights/MODELS.md")
    }
  }

  func number(_ word: String) throws(ModelError) -> Int {
    guard let number = self[word].flatMap({ Int($0) }), number > 0, number < 1 << 28 else {
      throw ModelError(description: "the model '\(self["name"] ?? "")' says no number of \(word)")
    }
    return number
  }

  private static let mark = "stet-model 1"

  /// The header as it stands in a file.
  package var bytes: [UInt8] {
    let text = ([Self.mark] + lines.map { $0.joined(separator: " ") }).joined(separator: "\n") + "\n"
    var bytes = Array(text.utf8)
    bytes += Array(repeating: 0x20, count: ModelFile.padded(bytes.count + 1) - bytes.count - 1)
    return bytes + [0x0A]
  }

  fileprivate static func read(_ bytes: UnsafeRawBufferPointer) throws(ModelError) -> (ModelHeader, Int) {
    var lines: [(String, String)] = []
    var position = 0
    while let end = bytes[position...].prefix(1024).firstIndex(of: 0x0A) {
      let line = String(decoding: bytes[position..<end], as: UTF8.self)
      let isFirst = position == 0
      position = end + 1
      if isFirst {
        guard line == mark else { break }
      } else if line.allSatisfy({ $0 == " " }), position.isMultiple(of: 64) {
        return (ModelHeader(lines), position)
      } else if let space = line.firstIndex(of: " ") {
        lines.append((String(line[..<space]), String(line[line.index(after: space)...])))
      }
    }
    throw ModelError(description: "these bytes are no model: they do not begin with '\(mark)' and its lines")
  }
}

/// Why a file is no model for this program.
package struct ModelError: Error, CustomStringConvertible {
  package let description: String
}
