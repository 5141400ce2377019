/// What a driver writes down: everything as the editor itself shows it.
struct Report: Decodable {
  struct Diagnostic: Decodable, Equatable {
    /// The text between the diagnostic's ends in the editor's own buffer.
    let covers: String
    let message: String
    /// The editor's own word.
    let severity: String
  }

  /// What stopped the driver; empty when it came to its end.
  let failure: String
  let diagnostics: [Diagnostic]
  let markdown: [Diagnostic]
  let html: [Diagnostic]
  let org: [Diagnostic]
  let hoverOnName: String?
  let hoverOnStatement: String?
  let buffer: String?
  let diagnosticsAfter: [Diagnostic]
  /// After the other finding was noted in the ignore file; nil where nobody asks the editor for it.
  let diagnosticsAfterNote: [Diagnostic]?
  /// The line on which the command for the next statement without a source leaves the cursor.
  let unsourced: String?
  /// A line on which a name was begun and the first of those offered was taken.
  let completed: String?
  /// A page with a fault, after all was set right that is certain.
  let mended: String?
  /// The first line of the buffer that shows the worksheet; nil where nobody asks the editor for it.
  let worksheet: String?
  /// The page after that, with another name; nil where nobody asks the editor for it.
  let renamed: String?
  /// How many programs the editor has started; nil where it does not say.
  let clients: Int?
}
