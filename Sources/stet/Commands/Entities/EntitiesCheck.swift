import Articles
import Files

/// Whether bases are whole.
enum EntitiesCheckCommand: Verb {
  static let name = "check"
  static let usage = ["[FILE…]"]
  static let text = "reads bases whole and says whether a byte of them has changed."
  static let wordCounts = 0...Int.max

  static func run(_ named: [String], _ arguments: Arguments) -> Int32 {
    var failed = false
    for path in named.isEmpty ? EntitiesFolder.path.map(BaseFile.paths) ?? [] : named {
      do throws(BaseError) {
        guard try BaseFile.open(path).isWhole else {
          throw BaseError("\(path): is damaged: its content is not what was written; build it anew")
        }
        Output.standard.write("\(printable(path)): whole\n")
      } catch {
        failed = true
        Terminal.error("stet entities: \(printable(error.description))\n")
      }
    }
    Output.standard.flush()
    return failed ? 1 : 0
  }
}
