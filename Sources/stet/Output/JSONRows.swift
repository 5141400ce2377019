/// The elements of an array, a line each, as they come.
struct JSONRows {
  private var isFirst = true

  mutating func next(_ row: some Encodable) -> String {
    defer { isFirst = false }
    return (isFirst ? "\n" : ",\n") + String(decoding: ArticleLines.encoded(row), as: UTF8.self)
  }

  /// What stands behind the last one.
  var end: String { isFirst ? "" : "\n" }
}
