import Foundation
import IndexStore
import TestSupport

/// The compiler's own index of the build that these tests belong to: which symbols each file defines and uses.
struct SourceIndex: Sendable {
  struct Symbol: Sendable {
    /// The compiler's name for it, the same in every file.
    let usr: String
    /// With the labels of a function: `findings(in:settings:)`.
    let name: String
    /// Defined in a file of this project.
    var isOurs = false
    /// The name of the type it is defined in; empty for none, and for what is not ours.
    var parent = ""
  }

  struct Occurrence: Sendable {
    /// Its number in `symbols`.
    let symbol: Int
    let line: Int
    let isDefinition: Bool
    /// The name of the declaration it stands in; empty for none.
    let within: String
  }

  /// By the file's path from the root of the project.
  let files: [String: [Occurrence]]
  let symbols: [Symbol]

  /// False where the user says that this build has none, as a release build.
  static let isWanted = ProcessInfo.processInfo.environment["STET_NO_INDEX"] == nil

  private static let shared = Result { try SourceIndex() }

  /// Read once for all tests.
  static func ofThisBuild() throws -> SourceIndex { try shared.get() }

  private init() throws {
    // The tests' program lies in the folder of its build.
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = URL(filePath: program).deletingLastPathComponent().appending(path: "index/store").path
    guard FileManager.default.fileExists(atPath: path) else { throw IndexMissing(reason: "no folder \(path)") }
    let reader = try IndexReader(path)
    for (file, record) in reader.records() { try reader.read(record, of: file) }
    (files, symbols) = (reader.files, reader.symbols)
    guard !files.isEmpty else { throw IndexMissing(reason: "\(path) says nothing of \(ProjectRoot.path)") }
  }
}

struct IndexMissing: Error, CustomStringConvertible {
  let reason: String

  var description: String {
    """
    there is no index of this build: \(reason). A debug build makes one, and libIndexStore.so is part of Swift's \
    toolchain (or named in STET_INDEX_LIBRARY). Set STET_NO_INDEX=1 to test without it.
    """
  }
}

private final class IndexReader {
  private(set) var files: [String: [SourceIndex.Occurrence]] = [:]
  private(set) var symbols: [SourceIndex.Symbol] = []
  private var numbers: [String: Int] = [:]
  private var occurrences: [SourceIndex.Occurrence] = []
  private let store: OpaquePointer

  init(_ path: String) throws {
    let found = indexStoreLibrary()
    defer { free(found) }
    let named = ProcessInfo.processInfo.environment["STET_INDEX_LIBRARY"]
    guard let library = named ?? found.map({ String(cString: $0) }) else {
      throw IndexMissing(reason: "no libIndexStore.so beside Swift's runtime")
    }
    var reason: UnsafeMutablePointer<CChar>?
    guard let store = indexStoreOpen(library, path, &reason) else {
      defer { free(reason) }
      throw IndexMissing(reason: reason.map { String(cString: $0) } ?? library)
    }
    self.store = store
  }

  deinit { indexStoreClose(store) }

  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  // MARK: Units

  private var newest: [String: (record: String, nanoseconds: Int64)] = [:]

  /// The record of each file of ours. A store keeps what it knew of files that have gone or moved to another target: of a
  /// file that is there, the newest unit counts.
  func records() -> [String: String] {
    newest = [:]
    let folder = ProjectRoot.path + "/"
    indexStoreUnits(store, folder, context) { context, unit in
      guard let context else { return }
      Unmanaged<IndexReader>.fromOpaque(context).takeUnretainedValue().take(unit)
    }
    var records: [String: String] = [:]
    for (path, unit) in newest where FileManager.default.fileExists(atPath: path) {
      let file = String(path.dropFirst(folder.count))
      if file.hasPrefix("Sources/") || file.hasPrefix("Tests/") { records[file] = unit.record }
    }
    return records
  }

  private func take(_ unit: IndexUnit) {
    let file = string(unit.file)
    if let known = newest[file], known.nanoseconds > unit.nanoseconds { return }
    newest[file] = (string(unit.record), unit.nanoseconds)
  }

  // MARK: Occurrences

  func read(_ record: String, of file: String) throws {
    occurrences = []
    let isThere = indexStoreOccurrences(store, record, context) { context, occurrence in
      guard let context else { return }
      Unmanaged<IndexReader>.fromOpaque(context).takeUnretainedValue().take(occurrence)
    }
    guard isThere else { throw IndexMissing(reason: "the record of \(file) is gone") }
    files[file] = occurrences
  }

  private func take(_ occurrence: IndexOccurrence) {
    let usr = string(occurrence.usr)
    let number = numbers[usr] ?? symbols.count
    if number == symbols.count {
      numbers[usr] = number
      symbols.append(SourceIndex.Symbol(usr: usr, name: string(occurrence.name)))
    }
    let within = string(occurrence.within)
    if occurrence.isDefinition { (symbols[number].isOurs, symbols[number].parent) = (true, within) }
    occurrences.append(
      SourceIndex.Occurrence(
        symbol: number, line: Int(occurrence.line), isDefinition: occurrence.isDefinition, within: within))
  }
}

private func string(_ string: IndexString) -> String {
  String(decoding: UnsafeRawBufferPointer(start: string.bytes, count: string.length), as: UTF8.self)
}
