import Articles

/// Reports a name that the article spells in two ways.
struct NameVariant: Rule {
  static let page = RulePage(
    id: "name-variant",
    severity: .information,
    reports: "A name that stands in another spelling elsewhere in the article.",
    because:
      "Two spellings look like two people, and a reader who searches for one misses the other; one of them may be a slip of the "
      + "pen. The rarer one is reported, of as many the one that nobody known bears, then the later. A slip is one letter more, less or "
      + "other, two that changed places, or letters without their marks. Quotations keep their own; a surname alone, initials and "
      + "other short forms are no other spelling, nor are names that the text explains by each other, and two people whose names "
      + "are near are two: by another given name, another role, or by standing in one sentence. In 18,722 news articles it "
      + "made 344 reports. 125 of them, drawn at random, were read with their sentences: 120 were right (96 %), four were two people "
      + "(James Risen and James Rosen, both reporters), one was two things.",
    wrong: [
      "The engineer Ada Lindqvist spoke in Oslo. ⟦Lindquist⟧ had come by train. Lindqvist left.",
      "President Volodymyr Zelensky met the engineer Ada Holm on Monday. ⟦Zelenskyy⟧ said the bridge would be built.",
      "Ada Holmgren met them on Monday. The engineer said that Ada ⟦Holmgrenn⟧ had left.",
      "Officials in ⟦Kiev⟧ met Ada Holm on Monday. She flew from Kyiv to Oslo, and came back to Kyiv on Friday.",
    ],
    right: [
      "The engineer James Hansen spoke in Oslo. The mayor Olwen Hanson left. Hanson was late, Hansen was not.",
      "President Volodymyr Zelensky met the engineer Ada Holm on Monday. Zelensky said the bridge would be built.",
      "The engineer Ada Holm flew from Kyiv to Oslo. “Kiev is where I was born,” she said.",
      "The United States met Ada Holm in Oslo on Monday. The U.S. would pay, she said, and America would wait.",
      "The engineer Ada Holm flew to Mumbai, formerly Bombay, on Monday.",
    ])

  /// How many other places a finding names.
  private static let mostRemarks = 4

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.variedNames().flatMap { name in
      name.spellings.dropFirst().flatMap { spelling in
        spelling.places.map { finding($0, spelling, name, article) }
      }
    }
  }

  private func finding(
    _ place: NameWord, _ spelling: VariedName.Spelling, _ name: VariedName, _ article: Article
  ) -> Finding {
    let usual = name.spellings[0]
    let elsewhere = usual.places.count == 1 ? "another place" : "\(usual.places.count) other places"
    let others = name.spellings.filter { $0.text != spelling.text }
      .flatMap { $0.places.prefix(Self.mostEdits + 1) }
    let isRarer = usual.places.count > spelling.places.count
    return Finding(
      range: place.source, message: "Spelt '\(usual.text)' in \(elsewhere): '\(place.text)'",
      related: usual.places.prefix(Self.mostRemarks).map {
        Remark(range: $0.source, message: "'\($0.text)' stands here")
      },
      fixes: [
        fix("Write '\(usual.text)' here", [place], as: usual.places[0], article, isCorrection: isRarer),
        fix("Write '\(place.text)' everywhere else", others, as: place, article, isCorrection: false),
      ].compactMap { $0 })
  }

  /// More places are for whoever renames the name.
  private static let mostEdits = 50

  /// Nil where markup or a line end stands inside a name.
  private func fix(
    _ title: String, _ places: [NameWord], as model: NameWord, _ article: Article, isCorrection: Bool
  ) -> Fix? {
    let text = article.text[model.source]
    guard places.count <= Self.mostEdits, places.allSatisfy(\.isUnbroken), model.isUnbroken,
      !text.contains(where: \.isNewline)
    else { return nil }
    return Fix(title: title, edits: places.map { Edit(range: $0.source, text: text) }, isCorrection: isCorrection)
  }
}
