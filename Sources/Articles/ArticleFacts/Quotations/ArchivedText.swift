import Formats

/// An article as an archive keeps it, with its quotations.
package struct ArchivedText: Sendable {
  package let head: ArchivedHead
  package let text: String
  let bytes: [UInt8]
  let quotations: [(place: PrintedQuotation, text: QuotedText)]
  let day: Int?

  package init(head: ArchivedHead, text: String, quotations: [PrintedQuotation]) {
    (self.head, self.text) = (head, text)
    let bytes = Array(text.utf8)
    self.bytes = bytes
    day = head.date.flatMap { CalendarDate(iso: $0) }?.number
    let whole = TextRange(0, bytes.count)
    self.quotations = quotations.filter { whole.contains($0.words) && whole.contains($0.speaker ?? $0.words) }.map {
      ($0, QuotedText(bytes, $0.words))
    }
  }
}
