/// Text to show, plain or with markup.
package struct MarkupContent: Equatable, Encodable, Sendable {
  package let kind: MarkupKind
  package let value: String

  package init(kind: MarkupKind, value: String) {
    self.kind = kind
    self.value = value
  }
}

package enum MarkupKind: String, Codable, Sendable {
  case plaintext
  case markdown
}
