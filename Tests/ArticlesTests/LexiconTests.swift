import Formats
import FoundationEssentials
import TestSupport
import Testing

@testable import Articles

private let folder = "Sources/Weights/Lexicons"

/// The names of the lists, without their endings.
private let lists: [String] = {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: ProjectRoot.file(folder).path)) ?? []
  return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
}()

private func lines(of list: String) throws -> [[UInt8]] {
  let bytes = try ProjectRoot.bytes(of: "\(folder)/\(list).txt")
  return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
}

@Suite struct LexiconTests {
  @Test func `no word list escapes its checks by being moved`() {
    #expect(lists.contains("speech-verbs") && lists.count > 20)
  }

  @Test(arguments: lists)
  func `a list says where it comes from and stands in the order of its bytes`(_ list: String) throws {
    let lines = try lines(of: list)
    #expect(lines.first?.first == UInt8(ascii: "#"), "the first line says where the list comes from")
    #expect(lines.last == [], "the last line ends")
    let entries = lines.dropFirst().dropLast()
    #expect(!entries.isEmpty)
    for (entry, next) in zip(entries, entries.dropFirst()) where !entry.lexicographicallyPrecedes(next) {
      Issue.record("'\(string(next))' stands behind '\(string(entry))'")
    }
    for entry in entries where entry.isEmpty || entry.first == 0x20 || entry.last == 0x20 || entry.contains(0x0D) {
      Issue.record("'\(string(entry))' has white space around it")
    }
  }

  @Test(arguments: lists)
  func `a list that nobody embeds does nothing`(_ list: String) throws {
    let entries = try lines(of: list).dropFirst().dropLast()
    #expect(EmbeddedFile.lines(of: list).map(Array.init) == Array(entries))
  }

  @Test func `no word is taken for another that has its key`() throws {
    var words: [UInt64: [UInt8]] = [:]
    for list in lists {
      for line in try lines(of: list).dropFirst().dropLast() {
        let isForms = list.hasSuffix("-verbs")
        for entry in isForms ? line.split(separator: 0x20).map(Array.init) : [line] {
          let word = WordHash.lowered(entry)
          let known = words.updateValue(word, forKey: WordHash.of(entry))
          #expect(known == nil || known == word, "\(string(word)) and \(string(known ?? []))")
        }
      }
    }
  }

  @Test func `a word of several lists is of several classes`() {
    let classes = Lexicon.shared[WordHash.of("reports".utf8)]
    #expect(classes.contains([.speechVerb, .thirdPersonForm, .documentNoun]))
    #expect(Lexicon.shared[WordHash.of("qwertzuiop".utf8)] == [])
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
