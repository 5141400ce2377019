import Foundation
import TestSupport
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
  let folder = TemporaryFolder()
  try Data("this is no database, however long it is".utf8).write(to: URL(filePath: "\(folder.path)/desk.db"))
  let outcome = try Stet.run(["doctor", "--archive", "desk.db"], in: folder)
  #expect(outcome.status == 1)
  #expect(outcome.output.contains("desk.db") && outcome.output.contains("encoder, version"))
}

@Test func `without the file of weights the quick tier works, and whoever wants the deep one is told how to get it`()
  throws
{
  let folder = TemporaryFolder()
  let alone = "\(folder.path)/stet"
  try FileManager.default.copyItem(atPath: URL(filePath: Stet.binary).resolvingSymlinksInPath().path, toPath: alone)
  let doctor = try Stet.run(["doctor"], binary: alone)
  #expect(doctor.status == 0 && doctor.output.contains("'make install' puts it there"))
  let story = "Officials say the bridge fell.\n"
  let quick = try Stet.run(["lint", "-"], input: story, binary: alone)
  #expect(quick.output.contains("vague-attribution") && quick.errors.isEmpty)
  let deep = try Stet.run(["lint", "--deep", "-"], input: story, binary: alone)
  #expect(deep.status == 2 && deep.output.isEmpty && deep.errors.contains("\(folder.path)/encoder.bin"))
  try Data("stet-model 1".utf8).write(to: URL(filePath: "\(folder.path)/encoder.bin"))
  let broken = try Stet.run(["doctor"], binary: alone)
  #expect(broken.status == 1 && broken.output.contains("\(folder.path)/encoder.bin: "))
}
