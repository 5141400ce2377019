/// How the page of a worksheet looks, beside what all pages have (`HTMLPage`). Who could be asked about a claim is told by the
/// kind of line as well as by its colour.
enum HTMLWorksheetStyle {
  static let sheet = """
    article + article { border-top: 3px double var(--rule); margin-top: 3rem; padding-top: 1rem; }
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
      ol.items { padding-left: 2.2rem; } ol.items > li:not(.claim) { margin-left: 0; } }
    @media print {
      article + article { break-before: page; }
      a.mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .remark { display: block; height: 1.4em; border-bottom: 1px dotted #999; } }
    """
}
