import Formats
import TestSupport
import Testing

@testable import Articles

/// Why a file is no encoder; nil where it is one.
private func reason(_ bytes: [UInt8]) -> String? {
  do throws(ModelError) {
    _ = try Encoder(ModelFile(bytes: bytes))
    return nil
  } catch { return error.description }
}

/// Weights of the encoder's own shape as far as the readers of its file go, small enough to be damaged some hundred times:
/// one layer, few pieces and all of its numbers 0.
private func smallWeights(change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
  let marks = ["[UNK]", "[CLS]", "[SEP]"].map { $0.utf8.reduce(FNV.seed) { FNV.mixed(UInt64($1), into: $0) } }
  let hashes = (marks + (0..<13).map { WordHash.of("piece\($0)".utf8) }).sorted()
  var tables: [UInt8] = []
  func put(_ count: Int) { tables += Array(repeating: 0, count: ModelFile.padded(count)) }
  for hash in hashes { withUnsafeBytes(of: hash.littleEndian) { tables += $0 } }
  let (width, inner) = (384, 1536)
  put(16 * width)
  put(16 * 4)
  put(16 * width * 4)
  put(EncoderWord.Shape.allCases.count * width * 4)
  for _ in 0..<2 { put(width * 4) }
  for (depth, outputs) in [(width, 3 * width), (width, width), (width, inner), (inner, width)] {
    put(depth * outputs)
    for _ in 0..<2 { put(outputs * 4) }
  }
  for _ in 0..<4 { put(width * 4) }
  for _ in 0..<3 {
    put(16 * width * 4)
    put(16 * 4)
  }
  change(&tables)
  let places = marks.map { "\(hashes.firstIndex(of: $0)!)" }
  return ModelHeader([
    ("name", "encoder"), ("version", "1"), ("pieces", "16"), ("layers", "1"), ("longest", "16"), ("unknown", places[0]),
    ("opening", places[1]), ("closing", places[2]), ("digest", ModelFile.digest(of: tables)),
  ]).bytes + tables
}

@Suite struct DamagedEncoderTests {
  @Test func `weights as they were written are read`() { #expect(reason(smallWeights()) == nil) }

  @Test func `a changed byte anywhere in the weights is found when they are opened`() {
    var dice = Dice(state: 6)
    let good = smallWeights()
    for round in 0..<60 {
      var bytes = good
      // The head is where a byte does most, and one in ten thousand.
      let place = Int.random(in: 0..<(round < 40 ? 192 : bytes.count), using: &dice)
      let old = bytes[place]
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      guard let reason = reason(bytes) else {
        // Which blanks fill the head up is nothing that anybody reads, and a digest may be written in capitals of none.
        #expect(old == 0x20 && place > 100, "byte \(place)")
        continue
      }
      #expect(reason.contains("model"), "\(reason)")
    }
  }

  @Test func `weights that are cut short are no weights`() {
    let good = smallWeights()
    for length in [0, 10, 100, 191, 192, 200, good.count / 2, good.count - 64, good.count - 1] {
      #expect(reason(Array(good.prefix(length))) != nil, "\(length) bytes")
    }
  }

  /// The digest can be made to fit, by whoever writes such a file.
  @Test(arguments: [Float.infinity, -.infinity, .nan, .greatestFiniteMagnitude, 1e20])
  func `numbers that are none are refused, and too large ones bring nobody down`(_ number: Float) throws {
    let bytes = smallWeights { tables in
      for place in stride(from: tables.count - 3 * (16 * 384 * 4 + 64), to: tables.count, by: 4) {
        withUnsafeBytes(of: number) { tables.replaceSubrange(place..<place + 4, with: $0) }
      }
    }
    guard number.isFinite else {
      #expect(reason(bytes)?.contains("a weight is no number") == true)
      return
    }
    let encoder = try Encoder(ModelFile(bytes: bytes))
    let article = Article("Harbour master Ann Kessling spoke on Monday.\n\nOfficials say the pier is unsafe.")
    #expect(article.read(by: encoder).blocks.count == 2)
  }

  @Test func `a head that speaks of other tables than its own is refused`() throws {
    let good = String(decoding: try encoderBytes().prefix(192), as: UTF8.self)
    for (said, instead) in [
      ("longest 224", "longest 220"), ("layers 6", "layers 5"), ("opening 10936", "opening 10937"),
    ] {
      let head = good.replacing(said, with: instead)
      #expect(head != good)
      #expect(
        reason(Array(head.utf8) + (try encoderBytes().dropFirst(192)))?.contains("is damaged") == true, "\(instead)")
    }
  }
}
