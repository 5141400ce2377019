/// The base that ships inside the program, made of tables written for it from general knowledge.
package enum StarterBase {
  /// Of a hand-picked name; half of all Wikipedia articles on people have fewer.
  private static let leastSitelinks = 25.0

  /// The bytes of the file; the tables in the order of their names. Problems name the table.
  package static func file(of tables: [(name: String, text: String)]) -> (bytes: [UInt8], problems: [String]) {
    let read = tables.sorted { $0.name < $1.name }.map { ($0.name, EntityTable($0.text)) }
    let entities = read.flatMap(\.1.entities)
    var problems = read.flatMap { name, table in table.problems.map { "\(name):\($0.line): \($0.reason)" } }
    var builder = BaseBuilder(
      name: "Stet's starter base", source: "written for Stet from general knowledge",
      asOf: entities.compactMap { $0[.asOf] }.max() ?? "", leastSitelinks: leastSitelinks)
    for entity in entities {
      let before = builder.skipped
      builder.add(entity)
      if builder.skipped > before { problems.append("\(entity.name): its id \(entity.id) stands in the tables twice") }
    }
    return (builder.file(), problems)
  }
}
