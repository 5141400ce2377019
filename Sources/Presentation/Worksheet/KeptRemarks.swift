/// What somebody has ticked and written in a sheet, found again by what it was about and never by a line number.
///
/// A name, a link, a quotation or a claim is the same where its words are. A figure, a date or an age is the same only in
/// the same sentence: what was written beside it goes with it into another, its tick does not.
package struct KeptRemarks {
  struct Entry {
    /// The file of the sheet.
    let file: String
    let kind: Worksheet.Kind
    let words: String
    /// The words of the claim before it, in whose sentence a figure is.
    let claim: String
    /// What stands in the box: " ", "x", "X", "-".
    var box: Character
    /// Written behind the item, with its space.
    var behind: String
    /// Lines below it, as they are.
    var below: [String]

    var isEmpty: Bool { box == " " && behind.isEmpty && below.isEmpty }
  }

  package init() {}

  private var entries: [Entry] = []
  /// By what they are about, in order; an entry is looked for under both of its keys.
  private var numbers: [Key: ArraySlice<Int>] = [:]
  private var taken: Set<Int> = []
  /// Lines that belong to no item.
  private(set) var loose: [String] = []

  private struct Key: Hashable {
    let file: String
    let kind: Worksheet.Kind
    let words: String
    /// Nil where any will do.
    let claim: String?
  }

  mutating func add(_ entry: Entry) {
    entries.append(entry)
    let number = entries.count - 1
    for key in Self.keys(entry.file, entry.kind, entry.words, entry.claim) { numbers[key, default: []].append(number) }
  }

  mutating func add(loose line: String) {
    if line.contains(where: { !$0.isWhitespace }) { loose.append(line) }
  }

  mutating func addBelow(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    if entries.isEmpty { loose.append(line) } else { entries[entries.count - 1].below.append(line) }
  }

  /// What was noted of the items of a file, in their order; each entry is given once, and to the item of its own sentence
  /// before any other.
  ///
  /// - Parameter items: by their words as the sheet writes them.
  mutating func entries(of file: String, for items: [(kind: Worksheet.Kind, words: String)]) -> [Entry?] {
    var claim = ""
    let keys = items.map { item in
      if item.kind == .claim { claim = item.words }
      return Self.keys(file, item.kind, item.words, claim)
    }
    var found = keys.map { take($0[0]) }
    for number in found.indices where found[number] == nil {
      found[number] = take(keys[number][1])
      if Self.hangsOnClaim(items[number].kind) { found[number]?.box = " " }
    }
    return found
  }

  private mutating func take(_ key: Key) -> Entry? {
    while let number = numbers[key]?.first {
      numbers[key]?.removeFirst()
      if taken.insert(number).inserted { return entries[number] }
    }
    return nil
  }

  /// What is left of a file once its items have been asked for: remarks on what is no longer in its text.
  func left(of file: String) -> [Entry] {
    entries.indices.filter { !taken.contains($0) && entries[$0].file == file && !entries[$0].isEmpty }.map {
      entries[$0]
    }
  }

  /// The files that remarks are on.
  var files: [String] {
    entries.reduce(into: []) { files, entry in if !files.contains(entry.file) { files.append(entry.file) } }
  }

  private static func keys(_ file: String, _ kind: Worksheet.Kind, _ words: String, _ claim: String) -> [Key] {
    [
      Key(file: file, kind: kind, words: words, claim: claim), Key(file: file, kind: kind, words: words, claim: nil),
    ]
  }

  private static func hangsOnClaim(_ kind: Worksheet.Kind) -> Bool {
    kind == .figure || kind == .date || kind == .age
  }
}
