import Files
import Formats

/// What a file holds that goes into the archive, by its name and by `--format`.
enum AddedKind {
  case page
  case feed
  case lines
  case claims

  /// As `--format` takes them; the first leaves it to the file's name.
  static let choices = ["auto", "jsonl", "feed", "claimreview"]

  init?(fileName: String) {
    let name = InputFile.unpackedName(fileName)
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    if ["jsonl", "ndjson"].contains(ending) {
      self = .lines
    } else if ["xml", "rss", "atom", "rdf"].contains(ending) {
      self = .feed
    } else if allFormats.ofFile(name) != nil {
      self = .page
    } else {
      return nil
    }
  }

  init(_ path: String, _ choice: String) {
    switch choice {
    case "jsonl": self = .lines
    case "feed": self = .feed
    case "claimreview": self = .claims
    default: self = path == "-" ? .lines : AddedKind(fileName: path) ?? .page
    }
  }
}
