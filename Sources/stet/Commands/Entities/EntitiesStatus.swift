import Articles
import Files

/// Which bases are in use.
enum EntitiesStatusCommand: Verb {
  static let name = "status"
  static let text = "lists the bases in use with what they hold."

  static func run(_ words: [String], _ arguments: Arguments) -> Int32 {
    describe(.starter, "(inside the program)")
    var failed = false
    for path in EntitiesFolder.path.map(BaseFile.paths) ?? [] {
      do throws(BaseError) { describe(try BaseFile.open(path), path) } catch {
        failed = true
        Terminal.error("stet entities: \(printable(error.description))\n")
      }
    }
    Output.standard.flush()
    return failed ? 1 : 0
  }

  private static func describe(_ base: KnowledgeBase, _ path: String) {
    let about = base.entity(0)
    let date = about?[.asOf].map { ", as of \($0)" } ?? ""
    Output.standard.write(
      printable("\(about?.name ?? ""): \(base.entityCount) entities, \(base.nameCount) names\(date), ")
        + printable("\((base.length + 1023) / 1024) KiB, \(path)") + "\n")
  }
}
