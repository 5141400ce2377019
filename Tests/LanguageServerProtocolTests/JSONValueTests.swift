import FoundationEssentials
import LanguageServerProtocol
import Testing

@Test func `settings go round unchanged, with whole numbers whole and keys in order`() throws {
  let text = #"{"a":[1,-2,0.5,true,false,null,"é/"],"b":{},"c":{"a":9007199254740993,"b":""}}"#
  let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
  #expect(value == ["a": [1, -2, 0.5, true, false, nil, "é/"], "b": [:], "c": ["a": 9_007_199_254_740_993, "b": ""]])
  #expect(value["c", "a"]?.asInteger == 9_007_199_254_740_993)
  #expect(value["a", "b"] == nil)
  #expect(value["c", "x", "y"] == nil)
}

@Test func `a command may not carry what JSON cannot say`() {
  let answer = Outgoing.answer(.number(1), [JSONValue.number(.infinity), .number(.nan)]).body
  #expect(String(decoding: answer, as: UTF8.self) == #"{"id":1,"jsonrpc":"2.0","result":[null,null]}"#)
}
