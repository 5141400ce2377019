import Formats
import Glibc

/// A text as UTF-8, whatever its file is written in.
package struct DecodedText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  /// What the file is written in, as it or its byte order mark says; nil where its bytes are those of the text.
  package private(set) var encoding: String?
  /// Bytes that stand for nothing in that encoding; U+FFFD takes the place of each.
  package private(set) var replaced = 0

  /// Pages and feeds say what they are written in, and where they do not, browsers take them for what most such pages are. A
  /// text of any other kind is UTF-8, or has a byte order mark that says otherwise: guessing would make words of its own.
  ///
  /// - Parameter declares: whether texts of this kind say what they are written in.
  /// - Throws: where that is nothing that the system can read.
  package init(_ bytes: [UInt8], of path: String, declares: Bool) throws(FileError) {
    guard let invalid = Files.invalidUTF8(in: bytes) else {
      self.bytes = bytes
      return
    }
    if let marked = Self.markedEncoding(of: bytes) {
      let unit = marked == "UTF-32" ? 4 : 2
      (self.bytes, replaced) = try Self.converted(bytes, from: marked, named: marked, unit: unit, of: path)
      encoding = marked
      return
    }
    guard declares else { throw Self.notUTF8(bytes, at: invalid, of: path) }
    let declared = Self.declaredEncoding(of: bytes)
    if declared.map({ ["utf-8", "utf8"].contains($0) }) ?? Self.isMostlyUTF8(bytes) {
      (self.bytes, replaced) = Self.mended(bytes)
      encoding = "utf-8"
      return
    }
    let label = declared ?? "windows-1252"
    guard let name = Self.converters[label] else {
      throw FileError(
        description: "\(path): says that it is \(label), which Stet does not read; convert it to UTF-8 first")
    }
    (self.bytes, replaced) = try Self.converted(bytes, from: name, named: label, unit: 1, of: path)
    encoding = label
  }

  /// What people are told where something was lost; nil where nothing was.
  package func note(on path: String) -> String? {
    guard replaced > 0, let encoding else { return nil }
    let bytes = replaced == 1 ? "1 byte that is not \(encoding) was" : "\(replaced) bytes that are not \(encoding) were"
    return "\(path): \(bytes) read as U+FFFD"
  }

  private static func notUTF8(_ bytes: [UInt8], at offset: Int, of path: String) -> FileError {
    let line = bytes[0..<offset].count { $0 == 0x0A } + 1
    return FileError(
      description: "\(path): is not UTF-8: byte 0x\(String(bytes[offset], radix: 16)) in line \(line); "
        + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
  }

  // MARK: What a text says of itself

  private static func markedEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
  }

  /// `<meta charset="windows-1251">`, `<?xml version="1.0" encoding="windows-1251"?>`; browsers look no further either.
  private static func declaredEncoding(of bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1_024).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self).lowercased()
    let xml = head.hasPrefix("<?xml") ? head.firstRange(of: "encoding=") : nil
    guard let declaration = head.firstRange(of: "charset=") ?? xml else { return nil }
    let name = head[declaration.upperBound...]
      .drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return (3...20).contains(name.utf8.count) ? String(name) : nil
  }

  /// What labels mean, by the Encoding Standard (WHATWG), as iconv names it: "iso-8859-1" means what Windows made of it.
  private static let converters: [String: String] = {
    var names = [
      "us-ascii": "CP1252", "ascii": "CP1252", "iso-8859-1": "CP1252", "iso8859-1": "CP1252", "latin1": "CP1252",
      "iso-8859-9": "CP1254", "latin5": "CP1254", "latin2": "ISO-8859-2", "iso-8859-11": "CP874", "tis-620": "CP874",
      "windows-874": "CP874", "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "macintosh": "MACINTOSH", "ibm866": "CP866",
      "cp866": "CP866", "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb18030": "GB18030",
      "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932",
      "x-sjis": "CP932", "windows-31j": "CP932", "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS", "euc-kr": "CP949",
      "ks_c_5601-1987": "CP949", "windows-949": "CP949",
    ]
    for number in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] { names["iso-8859-\(number)"] = "ISO-8859-\(number)" }
    for number in 1250...1258 { for form in ["windows-", "cp", "x-cp"] { names["\(form)\(number)"] = "CP\(number)" } }
    return names
  }()

  // MARK: Reading it

  /// Whether more characters of several bytes than stray bytes stand in a text that does not say what it is.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var (characters, strays) = (0, 0)
    forEachCharacter(of: bytes) { scalar in
      if let scalar { characters += scalar.isASCII ? 0 : 1 } else { strays += 1 }
    }
    return characters > strays
  }

  private static func mended(_ bytes: [UInt8]) -> (bytes: [UInt8], replaced: Int) {
    var mended: [UInt8] = []
    var replaced = 0
    mended.reserveCapacity(bytes.count)
    forEachCharacter(of: bytes) { scalar in
      if scalar == nil { replaced += 1 }
      mended.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}")!)
    }
    return (mended, replaced)
  }

  /// Nil for what is none: the bytes of a sequence that breaks off are one stray.
  private static func forEachCharacter(of bytes: [UInt8], _ body: (Unicode.Scalar?) -> Void) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): body(scalar)
      case .emptyInput: return
      case .error: body(nil)
      }
    }
  }

  /// - Parameter unit: bytes to pass over where nothing can be read.
  private static func converted(
    _ bytes: [UInt8], from name: String, named label: String, unit: Int, of path: String
  ) throws(FileError) -> (bytes: [UInt8], replaced: Int) {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      throw FileError(
        description: "\(path): is \(label), for which this system has no converter; convert it to UTF-8 first")
    }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var replaced = 0
    var input = bytes
    input.withUnsafeMutableBytes { input in
      var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = input.count
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { piece in
        while left > 0 {
          var end = piece.baseAddress
          var room = piece.count
          let status = iconv(converter, &next, &left, &end, &room)
          let error = errno
          output.append(contentsOf: UnsafeRawBufferPointer(piece)[..<(piece.count - room)])
          guard status == -1, error != E2BIG else { continue }
          // What breaks off at the end is as lost as what stands for nothing.
          let lost = min(unit, left)
          next = next.map { $0 + lost }
          left -= lost
          replaced += 1
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
      }
    }
    return (output, replaced)
  }
}
