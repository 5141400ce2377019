import FoundationEssentials
import LanguageServerProtocol
import Testing

private func position(line: String) -> Position? {
  try? JSONDecoder().decode(Position.self, from: Data(#"{"line":\#(line),"character":4}"#.utf8))
}

@Test(arguments: [
  ("0", 0), ("3", 3), ("3.0", 3), ("2147483647", 2_147_483_647), ("2147483648", 2_147_483_647),
  ("9223372036854775807", 2_147_483_647), ("99999999999999999999", 2_147_483_647), ("1e300", 2_147_483_647),
])
func `an editor that means the end by a huge number is understood`(_ written: String, _ read: Int) {
  #expect(position(line: written) == Position(line: read, character: 4))
}

@Test(arguments: ["-1", "-9223372036854775808", "1.5", "\"3\"", "null", "true", "[]", "-1e300"])
func `a line that cannot exist is not taken for another one`(_ written: String) {
  #expect(position(line: written) == nil)
}
