import FoundationEssentials
import LanguageServerProtocol

func decoded<Value: Decodable>(_ json: String) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Data(json.utf8))
}

func item(_ text: String, _ uri: String = "file:///desk/story.txt", language: String = "plaintext") throws
  -> TextDocumentItem
{
  let json: JSONValue = ["uri": .string(uri), "languageId": .string(language), "version": 1, "text": .string(text)]
  return try JSONDecoder().decode(TextDocumentItem.self, from: JSONEncoder().encode(json))
}

extension Position {
  var written: String { #"{"line":\#(line),"character":\#(character)}"# }
}
