/// An element of a page in HTML, as far as the place of a text in the page tells what the text is.
package struct MarkupElement: Sendable {
  /// The number of the element around it, lower than its own; -1 at the top.
  package let parent: Int
  /// The number of its tag.
  package let tag: Int
  /// The hashes of the words of its classes and its name.
  package let words: [UInt64]

  package init(parent: Int, tag: Int, words: [UInt64]) {
    (self.parent, self.tag, self.words) = (parent, tag, words)
  }
}
