import Formats
import Presentation

/// One page with all sheets.
struct HTMLWorksheet: WorksheetFormat {
  static let name = "html"
  static let summary = "a page by itself with the text marked up and a picture of who it rests on; prints well"

  private static let command = "stet worksheet"

  static func isSheet(_ text: String) -> Bool { text.hasPrefix(HTMLPage.start(by: command)) }

  static func written(_ sheets: [WorksheetFile], keeping kept: KeptRemarks) -> String {
    let title = sheets.count == 1 ? sheets[0].sheet.title ?? sheets[0].name : "\(sheets.count) articles"
    return HTMLPage.written(
      by: command, title: "Worksheet: \(title)", style: HTMLWorksheetStyle.sheet,
      main: sheets.enumerated().map { HTMLWorksheetSection($1, number: $0 + 1).written }.joined())
  }
}

/// The part of the page that is about one article.
private struct HTMLWorksheetSection {
  private let file: WorksheetFile
  /// Before every id, since a page has several articles.
  private let prefix: String

  init(_ file: WorksheetFile, number: Int) {
    self.file = file
    prefix = "a\(number)"
  }

  private var sheet: Worksheet { file.sheet }
  private func escaped(_ words: String) -> String { HTMLPage.escaped(words) }

  var written: String {
    let meta = [file.name, sheet.date ?? "no date on the page", file.summary + "."].map(escaped)
    return """
      <article aria-labelledby="\(prefix)">
      <header>
      <h1 id="\(prefix)">\(escaped(sheet.title ?? file.name))</h1>
      <p class="meta">\(meta.joined(separator: " · "))\(file.otherCounts.isEmpty ? "" : " \(escaped(file.otherCounts)).")</p>
      </header>
      \(picture)\(text)\(list)</article>

      """
  }

  // MARK: Who it rests on

  private var picture: String {
    guard let most = sheet.shares.first?.claims else { return "" }
    let rows = sheet.shares.map { share in
      let vague = share.support == .vague ? " <small>(vague)</small>" : ""
      return """
        <tr><th scope="row">\(escaped(share.title))\(vague)</th><td class="number">\(share.claims)</td>\
        <td class="bar"><span class="\(share.support.rawValue)" style="width:\(share.claims * 100 / most)%"></span></td></tr>

        """
    }
    return """
      <section>
      <h2>Who it rests on</h2>
      <table>
      <caption>Claims by who says them</caption>
      <thead><tr><th scope="col">Source</th><th scope="col" class="number">Claims</th><td></td></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      \(paragraphs)</section>

      """
  }

  private var paragraphs: String {
    let paragraphs = sheet.paragraphs.enumerated().filter { !$0.element.claims.isEmpty }
    guard let most = paragraphs.map({ $0.element.claims.values.reduce(0, +) }).max() else { return "" }
    let rows = paragraphs.map { place, paragraph in
      let counts = Worksheet.Support.allCases.map { paragraph.claims[$0] ?? 0 }
      let parts = zip(Worksheet.Support.allCases, counts).filter { $0.1 > 0 }.map {
        "<span class=\"\($0.0.rawValue)\" style=\"width:\($0.1 * 100 / most)%\"></span>"
      }
      return """
        <tr><th scope="row"><a href="#\(prefix)p\(place)">\(place + 1)</a></th>\
        \(counts.map { "<td class=\"number\">\($0)</td>" }.joined())<td class="bar">\(parts.joined())</td></tr>

        """
    }
    return """
      <table>
      <caption>Claims by paragraph</caption>
      <thead><tr><th scope="col">Paragraph</th><th scope="col" class="number"><span class="key named">named</span></th>\
      <th scope="col" class="number"><span class="key vague">vague</span></th><th scope="col" class="number"><span class="key nobody">nobody</span></th>\
      <td></td></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """
  }

  // MARK: The text

  private var text: String {
    let items = Dictionary(grouping: sheet.items.enumerated().filter { $0.element.prose != nil }) { $0.element.block }
    let paragraphs = sheet.paragraphs.enumerated().map { place, paragraph in
      let marked = marked(paragraph.words, items[paragraph.block] ?? [])
      return "<p id=\"\(prefix)p\(place)\"\(paragraph.isHeadline ? " class=\"headline\"" : "")>\(marked)</p>\n"
    }
    return """
      <section class="text">
      <h2>The text</h2>
      <p class="legend">A claim is underlined: <span class="claim named">somebody is named</span>, \
      <span class="claim vague">somebody is pointed to</span>, <span class="claim nobody">nobody is named</span>. \
      What is <a class="mark">marked</a> leads to its place in the list.</p>
      \(paragraphs.joined())</section>

      """
  }

  /// The words of a paragraph, cut wherever an item begins or ends, since items need not lie within each other.
  private func marked(_ words: [UInt8], _ items: [(offset: Int, element: Worksheet.Item)]) -> String {
    var cuts: Set<Int> = [0, words.count]
    for (_, item) in items { cuts.formUnion([item.prose?.start ?? 0, item.prose?.end ?? 0]) }
    let places = cuts.filter { $0 <= words.count }.sorted()
    let sorted = items.sorted { ($0.element.prose?.start ?? 0) < ($1.element.prose?.start ?? 0) }
    var next = 0
    var open: [(offset: Int, element: Worksheet.Item)] = []
    var text = ""
    for (start, end) in zip(places, places.dropFirst()) {
      open.removeAll { $0.element.prose?.end ?? 0 <= start }
      while next < sorted.count, sorted[next].element.prose?.start ?? 0 <= start {
        open.append(sorted[next])
        next += 1
      }
      text += segment(String(decoding: words[start..<end], as: UTF8.self), from: start, open)
    }
    return text
  }

  private func segment(_ words: String, from start: Int, _ open: [(offset: Int, element: Worksheet.Item)]) -> String {
    var text = escaped(words)
    let marks = open.filter { $0.element.kind != .claim }
    if let inner = marks.min(by: { length($0.element) < length($1.element) }) {
      let begun = marks.filter { $0.element.prose?.start == start }
      let ids = begun.filter { $0.offset != inner.offset }.map { "<span id=\"\(place($0.offset))\"></span>" }.joined()
      let id = begun.contains { $0.offset == inner.offset } ? " id=\"\(place(inner.offset))\"" : ""
      text = "\(ids)<a class=\"mark \(inner.element.kind.rawValue)\"\(id) href=\"#\(entry(inner.offset))\">\(text)</a>"
    }
    guard let claim = open.last(where: { $0.element.kind == .claim }) else { return text }
    let isStart = claim.element.prose?.start == start
    let number =
      isStart
      ? "<a class=\"number\" id=\"\(place(claim.offset))\" href=\"#\(entry(claim.offset))\">\(claim.offset + 1)</a>"
      : ""
    return "\(number)<span class=\"claim \(claim.element.support?.rawValue ?? "")\">\(text)</span>"
  }

  private func length(_ item: Worksheet.Item) -> Int { item.prose?.length ?? .max }

  private func place(_ item: Int) -> String { "\(prefix)t\(item + 1)" }
  private func entry(_ item: Int) -> String { "\(prefix)i\(item + 1)" }

  // MARK: The list

  private var list: String {
    let blocks = Set(sheet.paragraphs.map(\.block))
    let entries = sheet.items.enumerated().map { number, item in
      let line = "line \(file.line(item))"
      let isMarked = item.prose != nil && blocks.contains(item.block)
      let place = isMarked ? "<a href=\"#\(place(number))\">\(line)</a>" : line
      let about = item.about.map { "<li>\(escaped($0))</li>" } + item.notes.map(note)
      return """
        <li id="\(entry(number))" class="\(item.kind.rawValue) \(item.support?.rawValue ?? "")">
        <label><input type="checkbox" /> <span class="kind">\(item.kind.title)</span> \
        <span class="words">\(escaped(item.words))</span></label> <span class="line">\(place)</span>
        \(about.isEmpty ? "" : "<ul>\(about.joined())</ul>\n")<div class="remark"></div>
        </li>

        """
    }
    return """
      <section>
      <h2>To be checked</h2>
      <ol class="items">
      \(entries.joined())</ol>
      </section>

      """
  }

  private func note(_ note: Worksheet.Note) -> String {
    let link = note.address.map { Markup.isSafe($0) ? " <a href=\"\(escaped($0))\">open</a>" : "" } ?? ""
    return "<li class=\"note\"><b>\(escaped(note.by))</b>: \(escaped(note.text))\(link)</li>"
  }
}
