import Formats

/// Boxes to tick in Markdown. Lines that begin with ">" are Stet's, all others below an item are the checker's.
package struct MarkdownWorksheet: WorksheetFormat {
  package static let name = "markdown"
  package static let summary = "boxes to tick, with links to the lines"

  private static let heading = "# Worksheet: "
  private static let gone = "## No longer in the text"
  private static let loose = "## Other remarks"
  private static let tableHead = "| Who says it | Claims |"
  private static let lineStart = " ([line "

  package static func isSheet(_ text: String) -> Bool { text.hasPrefix(heading) }

  package static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) -> String {
    var kept = kept
    var text = ""
    for file in sheets { text += (text.isEmpty ? "" : "\n") + written(file, &kept) }
    // What was written of files that the sheet is not about any more.
    for name in kept.files where !sheets.contains(where: { escaped($0.name) == name }) {
      let left = kept.left(of: name)
      if !left.isEmpty { text += "\n\(heading)\(name)\n" + goneItems(left) }
    }
    if !kept.loose.isEmpty { text += "\n\(loose)\n\n" + kept.loose.map { $0 + "\n" }.joined() }
    return text
  }

  private static func written(_ file: WorksheetFile, _ kept: inout KeptRemarks) -> String {
    let name = escaped(file.name)
    var text = "\(heading)\(name)\n\n" + head(file)
    let items = file.sheet.items
    let words = items.map { escaped($0.words) }
    let entries = kept.entries(of: name, for: zip(items, words).map { ($0.kind, $1) })
    for (item, (words, entry)) in zip(items, zip(words, entries)) {
      let line = file.line(item)
      let place = "[line \(line)](\(file.path.map(address) ?? "")#L\(line))"
      text += "- [\(entry?.box ?? " ")] **\(item.kind.title)** \(words) (\(place))\(entry?.behind ?? "")\n"
      for about in item.about { text += "  > - \(escaped(about))\n" }
      for note in item.notes {
        var markup = Markup()
        markup.add(.text(note.line))
        let link = note.address.map { address in
          var link = Markup()
          link.add(.link("open", to: address))
          return " (\(link.markdown))"
        }
        text += "  > - \(markup.markdown)\(link ?? "")\n"
      }
      for line in entry?.below ?? [] { text += line + "\n" }
    }
    return text + goneItems(kept.left(of: name))
  }

  private static func head(_ file: WorksheetFile) -> String {
    let sheet = file.sheet
    let title = [sheet.title.map(escaped), sheet.date].compactMap { $0 }.joined(separator: ", ")
    var text = title.isEmpty ? "" : "> \(MarkdownText.escapedStart(title))\n>\n"
    text += "> \(file.summary)\(file.otherCounts.isEmpty ? "" : "; \(file.otherCounts)").\n>\n"
    text += "> Lines with \">\" in front are made anew; ticks, and what you write behind an item or below it, stay.\n\n"
    if !sheet.shares.isEmpty {
      text += "\(tableHead)\n| --- | ---: |\n"
      for share in sheet.shares {
        let mark = share.support == .vague ? " (vague)" : ""
        text += "| \(escaped(share.title))\(mark) | \(share.claims) |\n"
      }
      text += "\n"
    }
    return text
  }

  private static func goneItems(_ entries: [KeptRemarks.Entry]) -> String {
    guard !entries.isEmpty else { return "" }
    var text = "\n\(gone)\n\n"
    for entry in entries {
      text += "- [\(entry.box)] **\(entry.kind.title)** \(entry.words) ([line –](#))\(entry.behind)\n"
      for line in entry.below { text += line + "\n" }
    }
    return text
  }

  private static func escaped(_ text: String) -> String { MarkdownText.paragraph(text) }

  private static func address(_ path: String) -> String { FileAddress.encoded(path) }

  // MARK: Reading one again

  package static func remarks(in sheet: String) -> KeptRemarks {
    var kept = KeptRemarks()
    var (file, claim) = ("", "")
    var isBelowItem = false
    for line in SheetLine.lines(of: sheet) {
      let start = line.unindented
      if let name = line.behind(heading) {
        (file, claim, isBelowItem) = (name.text, "", false)
      } else if line.text == gone || line.text == loose {
        (claim, isBelowItem) = ("", false)
      } else if let entry = entry(line, file, claim) {
        if entry.kind == .claim { claim = entry.words }
        kept.add(entry)
        isBelowItem = true
      } else if start.begins(with: ">") || !isBelowItem && start.begins(with: "|") {
        continue
      } else if isBelowItem {
        kept.addBelow(line.text)
      } else {
        kept.add(loose: line.text)
      }
    }
    return kept
  }

  /// "- [x] **Claim** words ([line 7](page.txt#L7)) and a remark"
  private static func entry(_ line: SheetLine, _ file: String, _ claim: String) -> KeptRemarks.Entry? {
    guard let (box, rest) = line.boxed else { return nil }
    for kind in Worksheet.Kind.allCases {
      guard let text = rest.behind("**\(kind.title)** ") else { continue }
      // No bracket of the words stands without a backslash, so this is where they end.
      guard let place = text.cut(at: lineStart), let behind = place.behind.cut(at: "))")?.behind else { return nil }
      let words = place.before.text
      return KeptRemarks.Entry(
        file: file, kind: kind, words: words, claim: kind == .claim ? words : claim, box: box, behind: behind.text,
        below: [])
    }
    return nil
  }
}
