import Articles
import Formats
import Rules
import Testing

/// English articles must not lose their findings for a quotation, nor others be judged by words they do not have.
@Suite struct OtherLanguageTests {
  private static let others: [(language: String, text: String)] = [
    (
      "Russian",
      "Паромная переправа через реку будет закрыта до лета, сообщил в понедельник мэр города, а пристань находится в "
        + "аварийном состоянии. Officials say so."
    ),
    ("Chinese", "市长星期一表示，由于码头状况危险，河上的渡口将关闭到夏天。专家认为去年就可以修好。Officials say so."),
    ("Arabic", "قال العمدة يوم الاثنين إن العبّارة ستظل مغلقة حتى الصيف لأن الرصيف غير آمن. Officials say so."),
    (
      "German",
      "Die Fähre über den Fluss bleibt bis zum Sommer geschlossen, sagte der Bürgermeister am Montag, denn der Anleger sei in "
        + "einem gefährlichen Zustand. Die Reparatur werde zwei Millionen kosten, und so lange müssen die Leute einen Umweg "
        + "von dreißig Kilometern fahren. Officials say so."
    ),
    (
      "Dutch",
      "De veerdienst over de rivier blijft tot de zomer gesloten, zei de burgemeester maandag, want de kade is in een "
        + "gevaarlijke toestand. De reparatie was vorig jaar al mogelijk en het is niet duidelijk waarom er niets is gedaan, "
        + "zei hij in een gesprek. Officials say so."
    ),
  ]

  @Test(arguments: others) func `an article in another language is told so once and is judged by nothing else`(
    _ language: String, _ text: String
  ) {
    let found = findings(in: Article("Headline of it\n\n" + text + "\n"))
    #expect(found.map(\.rule) == ["other-language"], "\(language)")
  }

  @Test(arguments: [
    "Officials say so.",
    "“Паромная переправа через реку будет закрыта до лета, а пристань находится в аварийном состоянии,” read the notice that the "
      + "mayor of the town signed and put up at the pier on Monday, which was the day the ferry was to be repaired with the "
      + "money from the county, as officials say.",
  ])
  func `few words and quotations are no other language`(_ text: String) {
    #expect(findings(in: Article(text)).map(\.rule).contains("vague-attribution"))
  }
}
