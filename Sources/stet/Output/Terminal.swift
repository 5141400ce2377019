import Glibc

/// Buffered standard output; a closed pipe ends the process as it ends any filter.
struct Output: ~Copyable {
  nonisolated(unsafe) static var standard = Output()
  private var buffer: [UInt8] = []

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  mutating func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Ends the process with status 2 where the output cannot be written: a run on a full disk must not look complete.
  mutating func flush() {
    let isWritten = writeAll(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
    guard !isWritten else { return }
    _ = writeAll(
      Array("stet: standard output: cannot be written: \(String(cString: strerror(errno)))\n".utf8), to: STDERR_FILENO)
    exit(2)
  }
}

/// False where it could not be written whole; `errno` says why.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}

enum Terminal {
  static func error(_ text: String) {
    Output.standard.flush()
    _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Whether output should have colour: as `--color` says, else on a terminal, unless `NO_COLOR` is set.
  static func wantsColour(_ choice: String, on descriptor: Int32 = STDOUT_FILENO) -> Bool {
    switch choice {
    case "always": true
    case "never": false
    default: getenv("NO_COLOR").map { $0.pointee == 0 } ?? true && isatty(descriptor) == 1
    }
  }
}

/// SGR colours, or nothing.
struct Colours {
  let isOn: Bool

  func red(_ text: String) -> String { wrap(text, "31;1") }
  func yellow(_ text: String) -> String { wrap(text, "33;1") }
  func blue(_ text: String) -> String { wrap(text, "34;1") }
  func grey(_ text: String) -> String { wrap(text, "2") }
  func bold(_ text: String) -> String { wrap(text, "1") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Text of an article or a file name, made safe for a terminal: control characters cannot move the cursor or
/// change colours, nor bidirectional overrides the order of what is read. Tabs become single spaces.
func printable(_ text: String) -> String {
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: safe += " "
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: safe += "\u{FFFD}"
    default: safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// The same for a text of several lines.
func printableLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
}

/// How many columns of a terminal a text takes.
func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

/// A text with blanks behind it, so that it takes so many columns at least.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

private func displayWidth(_ character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  if first.isASCII { return 1 }
  if first.properties.generalCategory == .nonspacingMark || first.properties.generalCategory == .format { return 0 }
  let isWide = first.properties.isEmojiPresentation || character.unicodeScalars.contains { $0.value == 0xFE0F }
  switch first.value {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
    0x20000...0x3FFFD:
    return 2
  default: return isWide ? 2 : 1
  }
}
