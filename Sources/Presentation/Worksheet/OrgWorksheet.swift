import Formats

/// Boxes to tick in org-mode. What is the article's stands in lines of fixed width, which org reads no markup in; all other
/// lines below an item are the checker's.
package struct OrgWorksheet: WorksheetFormat {
  package static let name = "org"
  package static let summary = "the same for Emacs"

  private static let title = "#+title: Worksheet"
  private static let heading = "* Worksheet"
  private static let file = ": File: "
  private static let gone = "** No longer in the text"
  private static let loose = "* Other remarks"
  private static let fixed = "  : "

  package static func isSheet(_ text: String) -> Bool { text.hasPrefix(title) }

  package static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) -> String {
    var kept = kept
    var text = "\(title)\n"
    for file in sheets { text += "\n" + written(file, &kept) }
    for name in kept.files where !sheets.contains(where: { $0.name.onOneLine == name }) {
      let left = kept.left(of: name)
      if !left.isEmpty { text += "\n\(heading)\n\(file)\(name)\n" + goneItems(left) }
    }
    if !kept.loose.isEmpty { text += "\n\(loose)\n" + kept.loose.map { $0 + "\n" }.joined() }
    return text
  }

  private static func written(_ file: WorksheetFile, _ kept: inout KeptRemarks) -> String {
    let name = file.name.onOneLine
    let items = file.sheet.items
    let entries = kept.entries(of: name, for: items.map { ($0.kind, $0.words.onOneLine) })
    let ticked = entries.count { $0.map { $0.box == "X" || $0.box == "x" } ?? false }
    var text = "\(heading) [\(ticked)/\(entries.count)]\n\(Self.file)\(name)\n" + head(file)
    for (item, entry) in zip(items, entries) {
      let line = file.line(item)
      text += "- [\(entry?.box ?? " ")] \(item.kind.title) \(place(file.path, line))\(entry?.behind ?? "")\n"
      text += "\(fixed)\(item.words.onOneLine)\n"
      for about in item.about { text += "\(fixed)\(about.onOneLine)\n" }
      for note in item.notes {
        text += "\(fixed)\(note.line)\(note.address.map { " <\($0.onOneLine)>" } ?? "")\n"
      }
      for line in entry?.below ?? [] { text += line + "\n" }
    }
    return text + goneItems(kept.left(of: name))
  }

  private static func head(_ file: WorksheetFile) -> String {
    let sheet = file.sheet
    let title = [sheet.title?.onOneLine, sheet.date].compactMap { $0 }.joined(separator: ", ")
    var text = title.isEmpty ? "" : ": \(title)\n"
    text += ": \(file.summary)\(file.otherCounts.isEmpty ? "" : "; \(file.otherCounts)").\n"
    for share in sheet.shares {
      text +=
        ": \(padded(String(share.claims), before: 4))  \(share.title)\(share.support == .vague ? " (vague)" : "")\n"
    }
    return text
      + ": Lines with a colon in front are made anew; ticks, and what you write behind an item or below it, stay.\n"
  }

  private static func padded(_ text: String, before width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func goneItems(_ entries: [KeptRemarks.Entry]) -> String {
    guard !entries.isEmpty else { return "" }
    var text = "\(gone)\n"
    for entry in entries {
      text += "- [\(entry.box)] \(entry.kind.title) line –\(entry.behind)\n\(fixed)\(entry.words)\n"
      for line in entry.below { text += line + "\n" }
    }
    return text
  }

  /// A link to the line; no link to a path that org would read otherwise.
  private static func place(_ path: String?, _ line: Int) -> String {
    guard let path, path.onOneLine == path, !path.contains("::"), !path.contains(where: { "[]\\".contains($0) }) else {
      return "line \(line)"
    }
    return "[[file:\(path)::\(line)][line \(line)]]"
  }

  // MARK: Reading one again

  package static func remarks(in sheet: String) -> KeptRemarks {
    var kept = KeptRemarks()
    var (file, claim) = ("", "")
    // The item whose words have not come yet.
    var open: Item?
    var isBelowItem = false
    for line in SheetLine.lines(of: sheet) {
      if let item = open, let words = line.behind(fixed)?.text {
        if item.kind == .claim { claim = words }
        kept.add(
          KeptRemarks.Entry(
            file: file, kind: item.kind, words: words, claim: claim, box: item.box, behind: item.behind,
            below: item.below))
        (open, isBelowItem) = (nil, true)
      } else if let item = item(line) {
        open = item
      } else if let name = line.behind(Self.file) {
        (file, claim, isBelowItem) = (name.text, "", false)
      } else if line.begins(with: title) || line.begins(with: heading) || line.text == gone || line.text == loose {
        (claim, isBelowItem, open) = ("", false, nil)
      } else if isFixed(line.unindented) {
        continue
      } else if open != nil {
        if !line.unindented.text.isEmpty { open?.below.append(line.text) }
      } else if isBelowItem {
        kept.addBelow(line.text)
      } else {
        kept.add(loose: line.text)
      }
    }
    return kept
  }

  private struct Item {
    let kind: Worksheet.Kind
    let box: Character
    let behind: String
    /// Written between the item and its words.
    var below: [String] = []
  }

  private static func isFixed(_ line: SheetLine) -> Bool { line.text == ":" || line.begins(with: ": ") }

  /// "- [X] Claim [[file:page.txt::7][line 7]] and a remark"
  private static func item(_ line: SheetLine) -> Item? {
    guard let (box, rest) = line.boxed else { return nil }
    for kind in Worksheet.Kind.allCases {
      guard let place = rest.behind("\(kind.title) ") else { continue }
      if place.begins(with: "[["), let behind = place.cut(at: "]]")?.behind {
        return Item(kind: kind, box: box, behind: behind.text)
      }
      guard let number = place.behind("line ") else { return nil }
      return Item(kind: kind, box: box, behind: String(number.text.drop { $0.isNumber || $0 == "–" }))
    }
    return nil
  }
}
