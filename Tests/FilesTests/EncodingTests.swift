import Files
import TestSupport
import Testing

/// What a reader would see instead of the words of a page that is not UTF-8.
@Suite struct EncodingTests {
  private static let cyrillic: [UInt8] = [0xCC, 0xFD, 0xF0]  // "Мэр" in windows-1251

  private static func page(_ charset: String, _ words: [UInt8]) -> [UInt8] {
    Array("<meta charset=\"\(charset)\"><p>".utf8) + words
  }

  private static let pages: [(bytes: [UInt8], words: String)] = [
    (page("windows-1251", cyrillic), "Мэр"),
    (Array("<meta http-equiv=Content-Type content='text/html; charset=Windows-1251'><p>".utf8) + cyrillic, "Мэр"),
    (Array("<?xml version='1.0' encoding='windows-1251'?><rss>".utf8) + cyrillic, "Мэр"),
    // Browsers take Latin 1 for what Windows made of it.
    (page("iso-8859-1", [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94]), "“café”"),
    (page("gb2312", [0xCA, 0xD0, 0xB3, 0xA4]), "市长"),
    (page("Shift_JIS", [0x8E, 0x73, 0x92, 0xB7]), "市長"),
    (page("euc-kr", [0xBD, 0xC3, 0xC0, 0xE5]), "시장"),
    ([0xFF, 0xFE, 0x3C, 0x00, 0xE9, 0x00], "<é"),
    ([0xFE, 0xFF, 0x00, 0x3C, 0xD8, 0x3D, 0xDE, 0x00], "<😀"),
    // Nothing said: what most such pages are written in.
    (Array("<p>caf".utf8) + [0xE9], "<p>café"),
  ]

  @Test(arguments: pages) func `a page is read in what it is written in`(_ bytes: [UInt8], _ words: String) throws {
    let text = try DecodedText(bytes, of: "a.html", declares: true)
    #expect(String(decoding: text.bytes, as: UTF8.self).hasSuffix(words))
    #expect(text.encoding != nil && text.note(on: "a.html") == nil)
  }

  private static let damaged: [(bytes: [UInt8], words: String, count: Int, told: String)] = [
    (page("utf-8", Array("é".utf8) + [0xE9, 0x20, 0xFF]), "é\u{FFFD} \u{FFFD}", 2, "2 bytes that are not utf-8 were"),
    (Array("<p>é, ü, ß".utf8) + [0xE9], "é, ü, ß\u{FFFD}", 1, "1 byte that is not utf-8 was"),
    (page("windows-1252", [0x81, 0xE9]), "\u{FFFD}é", 1, "1 byte that is not windows-1252 was"),
    // Half of the last character is missing.
    ([0xFF, 0xFE, 0x3C, 0x00, 0xE9], "<\u{FFFD}", 1, "1 byte that is not UTF-16 was"),
  ]

  @Test(arguments: damaged) func `a stray byte costs its own place and is told`(
    _ bytes: [UInt8], _ words: String, _ count: Int, _ told: String
  ) throws {
    let text = try DecodedText(bytes, of: "a.html", declares: true)
    #expect(String(decoding: text.bytes, as: UTF8.self).hasSuffix(words))
    #expect(text.replaced == count)
    #expect(text.note(on: "a.html") == "a.html: \(told) read as U+FFFD")
  }

  @Test func `a text that is UTF-8 is its own bytes, whatever it says of itself`() throws {
    let bytes = Self.page("windows-1251", Array("\u{FEFF}Łódź".utf8))
    let text = try DecodedText(bytes, of: "a.html", declares: true)
    #expect(text.bytes == bytes && text.encoding == nil)
  }

  private static let unreadable: [(bytes: [UInt8], declares: Bool, why: String)] = [
    (page("x-user-defined", [0xE9]), true, "says that it is x-user-defined, which Stet does not read"),
    // A text says nothing of itself, and guessing would make words of its own.
    (Array("caf\ncaf".utf8) + [0xE9], false, "byte 0xe9 in line 2; convert it first, for example with iconv -f"),
  ]

  @Test(arguments: unreadable) func `what cannot be read is told`(_ bytes: [UInt8], _ declares: Bool, _ why: String) {
    let error = #expect(throws: FileError.self) { try DecodedText(bytes, of: "a", declares: declares) }
    #expect(error?.description.contains(why) == true, "\(error?.description ?? "")")
  }
}
