/// The icon of an outline entry. The protocol knows programs, not articles, so these are the nearest words.
package enum SymbolKind: Int, Codable, Sendable {
  case file = 1
  case module, namespace, package, `class`, method, property, field, constructor, `enum`, interface, function
  case variable, constant, string, number, boolean, array, object, key, null, enumMember, `struct`, event
  case `operator`, typeParameter
}
