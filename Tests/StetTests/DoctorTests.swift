import Foundation
import Testing

@Test func `whoever misses something is told what there is and how to come by the rest`() throws {
  let outcome = try Stet.run(["doctor"])
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  for words in ["stet 0.", "attribution, version", "entities, version", "encoder, version 1, digest", "starter base"] {
    #expect(outcome.output.localizedCaseInsensitiveContains(words), "\(words)")
  }
  #expect(outcome.output.contains("'stet archive add' makes one"))
}

@Test func `an archive that cannot be used is named, and the rest is told all the same`() throws {
  let folder = Folder()
  try Data("this is no database, however long it is".utf8).write(to: URL(filePath: "\(folder.path)/desk.db"))
  let outcome = try Stet.run(["doctor", "--archive", "desk.db"], in: folder)
  #expect(outcome.status == 1)
  #expect(outcome.output.contains("desk.db") && outcome.output.contains("encoder, version"))
}
