/// Takes the plural off an English word: "strikes" and "strike", "parties" and "party" are one key.
///
/// No more than that. Measured: taking off -ing, -ed and the endings of nouns as well gains nothing and makes a
/// question read a third more postings. Words with anything but ASCII letters keep their endings.
func stem(_ word: inout [UInt8]) {
  guard word.count > 3, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return }
  if word.hasEnding("ies"), word.count > 4 {
    word.replaceEnding(3, "y")
  } else if word.hasEnding("sses") || word.hasEnding("shes") || word.hasEnding("ches") || word.hasEnding("xes") {
    word.removeLast(2)
  } else if word.hasEnding("s"), !word.hasEnding("ss"), !word.hasEnding("us"), !word.hasEnding("is") {
    word.removeLast()
  }
}

extension [UInt8] {
  fileprivate func hasEnding(_ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard count >= length else { return false }
    for i in 0..<length where self[count - length + i] != ending.utf8Start[i] { return false }
    return true
  }

  fileprivate mutating func replaceEnding(_ length: Int, _ ending: StaticString) {
    removeLast(length)
    append(contentsOf: UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
  }
}
