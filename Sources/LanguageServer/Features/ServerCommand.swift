/// What `workspace/executeCommand` understands: `.ignore` takes a document and a line for its ignore file, `.open` an
/// address, `.related` and `.addToArchive` and `.worksheet` a document, `.factcheck` a statement, `.nextUnsourced` a document and, where there
/// is one, the line and the column to look behind.
enum ServerCommand: String, CaseIterable {
  case ignore = "stet.ignore"
  case open = "stet.open"
  case related = "stet.related"
  case addToArchive = "stet.addToArchive"
  case factcheck = "stet.factcheck"
  case nextUnsourced = "stet.nextUnsourced"
  case worksheet = "stet.worksheet"
}
