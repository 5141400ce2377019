/// A file that is to be read or written, with who named it: whoever opens it later, when something else may lie there,
/// still knows whether it may be a link.
package struct NamedFile: Hashable, Sendable {
  package let path: String
  package let namedBy: NamedBy

  package init(_ path: String, namedBy: NamedBy) { (self.path, self.namedBy) = (path, namedBy) }

  package var isStandardInput: Bool { path == "-" }
}
