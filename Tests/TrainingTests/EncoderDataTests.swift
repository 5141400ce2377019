import Foundation
import Testing

@testable import Training

private func lines(_ bytes: [UInt8]) throws -> [[String: Any]] {
  try bytes.split(separator: 0x0A).map {
    try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
  }
}

@Suite struct EncoderDataTests {
  @Test func `a label stands at the word and the sentence that it belongs to`() throws {
    let text = "Holm’s ferry sank 🚢. Ada Holm said so."
    let claims = #"{"text": "\#(text)", "sentences": [{"start": 0, "end": 20, "labels": ["U"]}]}"#
    let attribution =
      #"{"text": "\#(text)", "attributions": [{"source": [[21, 29]], "cue": [[30, 34]], "content": [[35, 37]]}]}"#
    let names = "Ada\tB-PER\nHolm\tI-PER\nleft\tO\n"
    let rows = try lines(
      EncoderData { _ in }.run(
        attribution: Array(attribution.utf8), claims: Array(claims.utf8), entities: Array(names.utf8)))
    #expect(rows.map { $0["task"] as? String } == ["attribution", "claims", "entities"])
    let sentences = try rows.map { try #require($0["sentences"] as? [[String: Any]]) }
    #expect(sentences[0][1]["tags"] as? [Int] == [1, 2, 5, 9, 0])
    #expect(sentences[0][0]["words"] as? [[String]] == [["holm", "'", "s"], ["ferry"], ["sank"], ["🚢"], ["."]])
    #expect(sentences[1].map { $0["label"] as? Int } == [2, -1])
    #expect((sentences[1][0]["quick"] as? [Double])?.count == 6)
    #expect(sentences[1].map { $0["opens"] as? Bool } == [true, false])
    #expect(sentences[2][0]["tags"] as? [Int] == [1, 2, 0])
  }
}
