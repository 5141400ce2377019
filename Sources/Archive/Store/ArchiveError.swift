/// Why an archive could not be used: what was tried, on which file, what is wrong and what to do about it.
package enum ArchiveError: Error, Equatable, CustomStringConvertible {
  /// The file or its folder cannot be opened or made; `reason` is the system's.
  case cannotOpen(path: String, reason: String)
  /// The file is something else; `found` says what.
  case notAnArchive(path: String, found: String)
  /// The archive was written by a Stet with other tables.
  case otherVersion(path: String, found: Int, wanted: Int)
  /// The archive was written by a Stet that counts words in another way.
  case otherWords(path: String, found: Int, wanted: Int)
  /// Another process writes; its number where the lock file or the database tells.
  case locked(path: String, process: Int?)
  /// The file is an archive with bytes that make no sense.
  case damaged(path: String, reason: String)
  /// The disk is full or the file may not be written.
  case cannotWrite(path: String, reason: String)
  /// Anything else the database reports, with its result code.
  case database(path: String, reason: String, code: Int)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "cannot open the archive '\(path)': \(reason); check the path, or make an archive by adding articles to it"
    case .notAnArchive(let path, let found):
      "cannot use '\(path)' as an archive: it is \(found); name another file, this one was left as it is"
    case .otherVersion(let path, let found, let wanted):
      "cannot use the archive '\(path)': it has version \(found) and this program reads version \(wanted); "
        + (found < wanted
          ? "make it anew from the articles in it with 'stet archive rebuild --archive \(path)'"
          : "use the newer program that made it")
    case .otherWords(let path, let found, let wanted):
      "cannot use the archive '\(path)': its words were counted in another way (\(found), this program: \(wanted)); "
        + "count them anew with 'stet archive rebuild --archive \(path)'"
    case .locked(let path, let process):
      "cannot use the archive '\(path)': "
        + (process.map { "process \($0)" } ?? "another process") + " is writing to it; try again when it is done"
    case .damaged(let path, let reason):
      "cannot read the archive '\(path)': it is damaged (\(reason)); make anew what follows from its articles with "
        + "'stet archive rebuild --archive \(path)', or delete the file and add its articles again"
    case .cannotWrite(let path, let reason):
      "cannot write to the archive '\(path)': \(reason); nothing of this batch was kept, "
        + "make room or allow writing and add it again"
    case .database(let path, let reason, let code):
      "cannot use the archive '\(path)': the database says '\(reason)' (code \(code)); "
        + "try again, and if it stays so delete the file and add its articles again"
    }
  }
}
