/// How the page of a worksheet looks. Who could be asked about a claim is told by the kind of line as well as by its colour.
enum HTMLWorksheetStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fdfcf9; --rule: #d4d0c6; --soft: #5d5a52;
      --named: #0b6a4d; --vague: #8a5600; --nobody: #b3261e; --mark: #efe9d6; --link: #1a4f8b; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8e6e0; --paper: #191a1c; --rule: #45443f; --soft: #aaa69b;
        --named: #6fd3a8; --vague: #efb75a; --nobody: #ff9b92; --mark: #38362c; --link: #9cc4f5; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 Georgia, "Times New Roman", "DejaVu Serif", serif; overflow-wrap: anywhere; }
    main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    article + article { border-top: 3px double var(--rule); margin-top: 3rem; padding-top: 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--rule); }
    a { color: var(--link); }
    .meta, .legend, caption, .line, small { color: var(--soft); }
    .meta, .legend, table, ul, .kind, .line { font-family: system-ui, "DejaVu Sans", sans-serif; font-size: .85rem; }
    table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
    caption { text-align: left; font-weight: 600; }
    th, td { padding: .15rem .6rem .15rem 0; text-align: left; font-weight: normal; vertical-align: middle; }
    tbody th { max-width: 18rem; }
    th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
    td.bar { width: 45%; white-space: nowrap; line-height: 0; }
    td.bar span { display: inline-block; height: .9rem; background: currentColor; border: 1px solid var(--paper);
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    td.bar .vague { background: repeating-linear-gradient(45deg, currentColor 0 3px, transparent 3px 6px); }
    td.bar .nobody { background: none; border: 2px solid currentColor; }
    .key.named, td.bar .named { color: var(--named); }
    .key.vague, td.bar .vague { color: var(--vague); }
    .key.nobody, td.bar .nobody { color: var(--nobody); }
    .claim { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em;
      text-decoration-color: transparent; }
    .claim.named { text-decoration-color: var(--named); }
    .claim.vague { text-decoration-style: dashed; text-decoration-color: var(--vague); }
    .claim.nobody { text-decoration-style: wavy; text-decoration-thickness: 1px; text-decoration-color: var(--nobody); }
    a.mark { color: inherit; background: var(--mark); border-radius: 2px; text-decoration: none; }
    a.number { font: .65rem system-ui, sans-serif; vertical-align: super; margin: 0 .15em 0 .3em; text-decoration: none; }
    p.headline { font-size: 1.15rem; font-weight: bold; }
    ol.items { list-style-position: outside; padding-left: 2.6rem; }
    ol.items > li { margin: .5rem 0; padding-bottom: .3rem; break-inside: avoid; }
    ol.items > li:not(.claim) { margin-left: 1.5rem; }
    li::marker { color: var(--soft); font-size: .8rem; }
    li:target, p:target { outline: 2px solid var(--link); outline-offset: 3px; }
    .kind { font-weight: 600; }
    .claim.named .kind { color: var(--named); } .claim.vague .kind { color: var(--vague); }
    .claim.nobody .kind { color: var(--nobody); }
    ol.items .claim, ol.items .claim.named, ol.items .claim.vague, ol.items .claim.nobody { text-decoration: none; }
    ol.items ul { margin: .1rem 0 0; padding-left: 1.6rem; color: var(--soft); }
    ol.items ul b { color: var(--ink); }
    .remark { display: none; }
    input { width: 1rem; height: 1rem; vertical-align: -.1rem; }
    @media (max-width: 30rem) {
      ol.items { padding-left: 2.2rem; } ol.items > li:not(.claim) { margin-left: 0; } td.bar { width: 30%; } }
    @media print {
      :root { color-scheme: light; --ink: #000; --paper: #fff; --rule: #999; --soft: #444; --named: #0b6a4d;
        --vague: #8a5600; --nobody: #b3261e; --mark: #eee; --link: #000; }
      body { font-size: 10pt; } main { max-width: none; padding: 0; }
      a { text-decoration: none; } h2, caption { break-after: avoid; } article + article { break-before: page; }
      a.mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .remark { display: block; height: 1.4em; border-bottom: 1px dotted #999; } }
    """
}
