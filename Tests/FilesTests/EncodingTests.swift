import Files
import TestSupport
import Testing

@Suite struct EncodingTests {
  @Test(arguments: [
    ([0xFF, 0xFE, 0x3C, 0x00], "is UTF-16, as its byte order mark says", "iconv -f UTF-16 -t UTF-8"),
    ([0xFE, 0xFF, 0x00, 0x3C], "is UTF-16, as its byte order mark says", "iconv -f UTF-16 -t UTF-8"),
    ([0xFF, 0xFE, 0x00, 0x00], "is UTF-32, as its byte order mark says", "iconv -f UTF-32 -t UTF-8"),
    (
      Array("<meta charset='Windows-1251'>".utf8) + [0xE9], "it says that it is windows-1251",
      "-f windows-1251 -t UTF-8"
    ),
    (Array("<meta charset=utf-8>".utf8) + [0xE9], "it says that it is utf-8", "iconv -c -f UTF-8 -t UTF-8"),
    (Array("<meta charset=\"\">".utf8) + [0xE9], "byte 0xe9 in line 1; convert", "iconv -f WINDOWS-1252 -t UTF-8"),
    (Array("charset=".utf8) + [0xE9], "byte 0xe9 in line 1; convert", "iconv -f WINDOWS-1252 -t UTF-8"),
  ])
  func `a text in another encoding is told by what it says of itself`(
    _ bytes: [UInt8], _ why: String, _ advice: String
  ) {
    let error = #expect(throws: FileError.self) { try Files.requireUTF8(bytes, of: "a.html") }
    let told = error?.description ?? ""
    #expect(told.contains(why) && told.contains(advice), "\(told)")
  }
}
