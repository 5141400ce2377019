/// What the editors are given to read, and what they have to show. The words after the curly quotes and the emoji are
/// where byte, UTF-16 and scalar columns part.
enum Page {
  static let text = """
    Norvane ferry returns after quay repair

    Harbor Ledger3 hours ago
    Port director Marta Kessling said the night ferry would sail again on Friday.
    “It’s the longest winter we’ve had,” said Joren Adaly, and the crews cheered 🎣. Officials say the cooperative’s \
    berth fees will be paid back.
    The harbor board meets again on Monday evening in the old hall.

    """

  /// The code block is no prose: whoever takes the page for plain text finds a second source in it.
  static let markdown = """
    # Norvane ferry returns after quay repair

    Officials say the ferry’s engine will be replaced.

    ```
    Critics say the repair was badly planned.
    ```

    """

  /// The same with a comment.
  static let html = """
    <html><body>
    <h1>Norvane ferry returns after quay repair</h1>
    <!-- Critics say the repair was badly planned. -->
    <p>The <b>ferry’s</b> engine will be replaced, officials say.</p>
    </body></html>

    """

  /// The same in a block of code and behind a heading that is not published.
  static let org = """
    #+TITLE: Norvane ferry returns after quay repair

    Officials say the *ferry’s* engine will be replaced.

    #+BEGIN_SRC text
    Critics say the repair was badly planned.
    #+END_SRC

    * COMMENT To ask

    Insiders say the repair was badly paid.

    """

  /// A mark that is certain to be another one.
  static let broken = "Ferry 🎣 stays in port\n\n“The pier’s unsafe 🎣,' port director Ines Okafor said.\n"
  static let mended = broken.replacing(",'", with: ",”")

  static let name = "Joren Adaly"
  static let newName = "Joren Adalý"
  static let statement = "The harbor board"
  /// The first statement that rests on nobody who could be asked.
  static let unsourced = "Officials say"
  static let finding = "Officials"
  /// A finding that is noted beside the text, and nothing in the text changes.
  static let noted = "Harbor Ledger3"
  static let note = "Let it stand: note it in page.txt.stetignore"
  /// What is typed on a line of its own, for a name to be completed.
  static let typed = "Mr Adal"
  static let fix = "Let this passage stand: [stet: vague-attribution]"

  static let textAfterFix = """
    Norvane ferry returns after quay repair

    Harbor Ledger3 hours ago
    Port director Marta Kessling said the night ferry would sail again on Friday.
    “It’s the longest winter we’ve had,” said Joren Adaly, and the crews cheered 🎣. Officials say the cooperative’s \
    berth fees will be paid back. [stet: vague-attribution]
    The harbor board meets again on Monday evening in the old hall.

    """

  static let textAfterRename = textAfterFix.replacing(name, with: newName)

  static let plainHoverOnName = """
    Joren Adaly; source of 1 of 3 attributed statements
    Source: Joren Adaly (“said”)
    """

  static let markdownHoverOnName = """
    **Joren Adaly**; source of 1 of 3 attributed statements

    Source: **Joren Adaly** (“said”)
    """

  static let hoverOnStatement = "Nobody is named as the source of this statement"
}
