/// The unit in which `Position.character` counts.
package enum PositionEncoding: String, CaseIterable, Codable, Sendable {
  case utf8 = "utf-8"
  /// What is meant where nothing was agreed on.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"
}
