import Archive
import Articles
import Files
import Formats
import Glibc

/// What there is on this machine and whether it can be used: the first thing to look at when something is missing.
enum DoctorCommand: Command {
  static let name = "doctor"
  static let summary = "what Stet finds on this machine: version, models, knowledge bases, archive"
  static let usage = ["[OPTIONS]"]
  static let text = """
    Prints the version and where the program is, the models inside it with their digests, the versions of its
    libraries, the knowledge bases and the archive that an editor would be given, and says of what is missing how to come
    by it. Nothing is changed.
    """
  static let options: [Option] = [.archive]
  static let exitStatus: String? = "0; 1 when something that is there cannot be used."
  static let examples = ["stet doctor", "stet doctor --archive desk.db"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard arguments.rest.isEmpty else { throw UsageError(description: "nothing but --archive FILE is wanted") }
    var isWell = true
    write("stet \(stetVersion), \(program)")
    write("")
    write("Models, inside the program")
    for model in ModelFile.embeddedModels {
      do throws(ModelError) {
        let file = try ModelFile(embedded: model)
        write("  \(file.header["name"] ?? model), version \(file.header["version"] ?? "?"), digest \(file.digest)")
      } catch {
        isWell = false
        write("  \(error.description)")
      }
    }
    write("")
    write("Libraries")
    write("  cmark-gfm \(MarkdownReader.parserVersion), for Markdown, with bounds of Stet's own in front of it")
    // It has no word for its version; 0.10.1 is what Debian 12 has.
    write("  gumbo, for HTML; which version, only its package knows")
    write("  SQLite \(ArchiveReader.databaseVersion), for archives")
    write("")
    write("Deep tier")
    do throws(FileError) {
      let (_, file) = try EncoderFile.open()
      write("  \(EncoderFile.path ?? "")")
      write(
        "  \(Encoder.name), version \(file.header["version"] ?? "?"), digest \(file.digest), on this processor's kernels "
          + "\"\(Encoder.kernels)\"")
    } catch {
      // It is no part of the program that must be there.
      if EncoderFile.path != nil { isWell = false }
      write("  \(error.description)")
      write("  Without it the quick tier does all the work.")
    }
    write("")
    write("Knowledge bases")
    Output.standard.flush()
    if EntitiesStatusCommand.run([], arguments) != 0 { isWell = false }
    if let folder = EntitiesFolder.path { write("  Your own lie in \(folder); 'stet entities build' makes one.") }
    write("")
    write("Archive")
    Output.standard.flush()
    do {
      if try OpenArchive.ifPresent(arguments) != nil {
        _ = try ArchiveStatusCommand.run([], arguments)
      } else {
        let place = ArchivePath.path(arguments) ?? "any place, since HOME is not set"
        write("  none at \(place); 'stet archive add' makes one.")
      }
    } catch {
      isWell = false
      write("  \(error)")
    }
    Output.standard.flush()
    return isWell ? 0 : 1
  }

  private static func write(_ line: String) { Output.standard.write(printable(line) + "\n") }

  private static var program: String { Files.program ?? "in a place that the system does not tell" }
}
