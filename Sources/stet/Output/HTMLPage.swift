import Formats

/// A page by itself: no script, nothing fetched, light and dark as the reader's system has it, and to be printed.
enum HTMLPage {
  /// What a page begins with, by which it is known again.
  ///
  /// - Parameter command: that has written it.
  static func start(by command: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8" />
    <meta name="generator" content="\(command)" />
    """
  }

  /// - Parameters:
  ///   - title: words; all else is HTML or CSS.
  ///   - style: what the page has beside what all have.
  static func written(by command: String, title: String, style: String, main: String) -> String {
    """
    \(start(by: command))
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>\(escaped(title))</title>
    <style>
    \(Self.style)
    \(style)
    </style>
    </head>
    <body>
    <main>
    \(main)</main>
    </body>
    </html>

    """
  }

  /// Words as a page shows them, on one line: no tag, no reference and no end of an attribute is left in them.
  static func escaped(_ words: String) -> String {
    var escaped = ""
    for character in words.onOneLine {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fdfcf9; --rule: #d4d0c6; --soft: #5d5a52;
      --named: #0b6a4d; --vague: #8a5600; --nobody: #b3261e; --mark: #efe9d6; --link: #1a4f8b; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8e6e0; --paper: #191a1c; --rule: #45443f; --soft: #aaa69b;
        --named: #6fd3a8; --vague: #efb75a; --nobody: #ff9b92; --mark: #38362c; --link: #9cc4f5; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 Georgia, "Times New Roman", "DejaVu Serif", serif; overflow-wrap: anywhere; }
    main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--rule); }
    a { color: var(--link); }
    .meta, .legend, caption, .line, small { color: var(--soft); }
    .meta, .legend, table, ul, .kind, .line { font-family: system-ui, "DejaVu Sans", sans-serif; font-size: .85rem; }
    table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
    caption { text-align: left; font-weight: 600; }
    th, td { padding: .15rem .6rem .15rem 0; text-align: left; font-weight: normal; vertical-align: middle; }
    tbody th { max-width: 18rem; }
    th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
    td.bar { width: 45%; white-space: nowrap; line-height: 0; }
    td.bar span { display: inline-block; height: .9rem; background: currentColor; border: 1px solid var(--paper);
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    td.bar .vague { background: repeating-linear-gradient(45deg, currentColor 0 3px, transparent 3px 6px); }
    td.bar .nobody { background: none; border: 2px solid currentColor; }
    .key.named, td.bar .named { color: var(--named); }
    .key.vague, td.bar .vague { color: var(--vague); }
    .key.nobody, td.bar .nobody { color: var(--nobody); }
    @media (max-width: 30rem) { td.bar { width: 30%; } }
    @media print {
      :root { color-scheme: light; --ink: #000; --paper: #fff; --rule: #999; --soft: #444; --named: #0b6a4d;
        --vague: #8a5600; --nobody: #b3261e; --mark: #eee; --link: #000; }
      body { font-size: 10pt; } main { max-width: none; padding: 0; }
      a { text-decoration: none; } h2, caption { break-after: avoid; } }
    """
}
