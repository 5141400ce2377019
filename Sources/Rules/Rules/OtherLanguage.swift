import Articles
import Formats

/// Says once that an article is not in English, so that nobody takes the silence of the other rules for praise.
struct OtherLanguage: Rule {
  static let page = RulePage(
    id: "other-language",
    severity: .information,
    reports: "An article that is not in English.",
    because:
      "Stet knows who says what in English only. Of other languages it judges what is no article, what was copied from the "
      + "archive and whether quotation marks are closed; that it finds nothing else there means nothing.",
    wrong: [
      "⟦El alcalde cierra el muelle⟧\n\nEl transbordador que cruza el río quedará cerrado hasta el verano porque el muelle no es "
        + "seguro, dijo el lunes el alcalde. La reparación costará dos millones y los vecinos tendrán que dar un rodeo de "
        + "treinta kilómetros por el puente del norte, según el ayuntamiento."
    ],
    right: [
      "Mayor closes the pier\n\n“No podemos poner en peligro la vida de la gente que cruza el río todos los días”, the "
        + "mayor told reporters on Monday. She said the ferry would stay in port until the summer, and that the repair "
        + "of the pier would cost two million."
    ],
    isForAnyLanguage: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    guard !article.isEnglish else { return [] }
    let first = article.blocks.firstIndex { $0.kind == .paragraph || $0.kind == .quotation }
    guard let block = article.headline ?? first else { return [] }
    return [
      Finding(
        range: article.blocks[block].passage.range,
        message:
          "Not in English: who says what is not judged here, only what is no article, copies and quotation marks",
        score: 1)
    ]
  }
}
