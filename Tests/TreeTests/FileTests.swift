import Foundation
import TestSupport
import Testing

/// What comes into the tree stays in every clone for good, so nothing comes in by mistake.
@Suite struct FileTests {
  /// The models, which are what they are.
  private static let large: Set<String> = [
    "Sources/Weights/Entities/starter.base",
    "Sources/Weights/Models/attribution.bin",
    "Sources/Weights/Models/encoder.bin",
    "Sources/Weights/Models/entities.bin",
  ]

  @Test func `nobody clones a large file that came in by mistake`() throws {
    let most = 1_000_000
    for file in Tree.files where !Self.large.contains(file) {
      let size = try FileManager.default.attributesOfItem(atPath: ProjectRoot.file(file).path)[.size] as? Int ?? 0
      #expect(size <= most, "\(file) has \(size) bytes; a model is named in this test, anything else stays outside")
    }
  }

  @Test func `a model that has gone is no longer let in`() {
    #expect(Self.large.filter { !Tree.files.contains($0) } == [])
  }

  /// Files that are known by their whole names.
  private static let names: Set<String> = [
    ".ci/run", ".editorconfig", ".gitignore", ".swift-format", "LICENSE", "Makefile",
  ]

  @Test func `every file is of a kind that somebody has let in`() {
    for file in Tree.files where !Self.names.contains(file) {
      let name = file.split(separator: "/").last ?? ""
      let ending = name.dropFirst().lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
      #expect(Tree.kinds.contains(ending ?? ""), "\(file) is of no kind that this test lists")
    }
  }

  @Test func `the toolchain and three libraries of the system are all that Stet is built from`() throws {
    let manifest = try ProjectRoot.text(of: "Package.swift")
    for word in [".package(", ".product(", ".binaryTarget(", ".plugin("] {
      #expect(!manifest.contains(word), "Package.swift says \(word)…)")
    }
  }
}
