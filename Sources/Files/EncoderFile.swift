import Articles
import Glibc

/// The file of the deep tier's weights, which lies beside the program. Without it all but the deep tier works.
package enum EncoderFile {
  /// Where it is looked for: where the build leaves it, in the program's own folder, and where `make install` puts it.
  package static var places: [String] {
    guard let program = Files.program, let slash = program.lastIndex(of: "/") else { return [] }
    let folder = program[..<slash]
    let above = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    return ["\(folder)/stet_Weights.resources/encoder.bin", "\(folder)/encoder.bin", "\(above)/share/stet/encoder.bin"]
  }

  /// Nil where there is none.
  package static var path: String? { places.first { access($0, F_OK) == 0 } }

  /// - Throws: a sentence that says which file, what is wrong and what to do.
  package static func open() throws(FileError) -> (encoder: Encoder, file: ModelFile) {
    guard let path else {
      throw FileError(
        description: "the deep tier's file of weights is in none of \(places.joined(separator: ", ")); "
          + "'make install' puts it there")
    }
    let held: HeldFile
    do throws(MappedFile.Failure) { held = try HeldFile(path) } catch {
      throw FileError(description: "\(path): \(error.reason)")
    }
    do throws(ModelError) {
      let file = try ModelFile(held.bytes, held)
      return (try Encoder(file), file)
    } catch {
      throw FileError(description: "\(path): \(error.description); 'make install' puts the right one there")
    }
  }
}
