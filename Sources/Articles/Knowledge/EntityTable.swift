/// A table of entities as people write and review it: tab-separated, a first line that says where it comes from, a line
/// with the names of its columns, then an entity a line, an empty cell where nothing is known.
///
///     # Bodies that the desk writes about. Written by hand.
///     id	type	kind	name	aliases	as_of
///     Q7184	organization	international organization	NATO	North Atlantic Treaty Organization	2025-03
///
/// Several values in a cell are parted by "|".
package struct EntityTable {
  package let entities: [KnownEntity]
  /// What is wrong with which line, counted from 1; those lines are left out.
  package let problems: [(line: Int, reason: String)]

  package init(_ text: String) {
    var entities: [KnownEntity] = []
    var problems: [(Int, String)] = []
    var columns: [Column]?
    // By bytes: "\r\n" is one character.
    for (number, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = String(Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes))
      if line.isEmpty || line.first == "#" { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let names = columns else {
        let unknown = cells.filter { Column(rawValue: $0) == nil }
        guard unknown.isEmpty, cells.contains("type"), cells.contains("name"), cells.contains("id") else {
          problems.append((number + 1, Self.header(unknown)))
          break
        }
        columns = cells.compactMap(Column.init)
        continue
      }
      switch Self.entity(names, cells) {
      case .success(let entity): entities.append(entity)
      case .failure(let error): problems.append((number + 1, error.description))
      }
    }
    (self.entities, self.problems) = (entities, problems)
  }

  private static func header(_ unknown: [String]) -> String {
    let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
    return unknown.isEmpty
      ? "the columns id, type and name are wanted" : "there is no column '\(unknown[0])'; columns are \(known)"
  }

  private static func entity(_ columns: [Column], _ cells: [String]) -> Result<KnownEntity, BaseError> {
    guard cells.count == columns.count else {
      return .failure(BaseError("\(cells.count) cells where the table has \(columns.count) columns"))
    }
    let row = zip(columns, cells)
    let word = row.first { $0.0 == .type }?.1 ?? ""
    guard let kind = EntityKind(word, called: row.first { $0.0 == .kind }?.1) else {
      return .failure(BaseError("'\(word)' is no type; it can be person, organization, place, event or work"))
    }
    if let empty = row.first(where: { ($0.0 == .id || $0.0 == .name) && $0.1.isEmpty }) {
      return .failure(BaseError("the column '\(empty.0.rawValue)' is empty"))
    }
    let facts = row.flatMap { column, cell in
      guard let field = column.field else { return [KnownEntity.Fact]() }
      return cell.split(separator: "|").map { KnownEntity.Fact(field: field, value: String($0)) }
    }
    return .success(KnownEntity(kind, facts))
  }

  /// As the first line of a table names them.
  private enum Column: String, CaseIterable {
    case id, type, kind, name, aliases, demonyms, capital, seats, country, roles, population, born, died
    case asOf = "as_of"
    case url, description, sitelinks, source

    var field: KnownEntity.Field? {
      switch self {
      case .id: .id
      case .type: nil
      case .kind: .kind
      case .name: .name
      case .aliases: .alias
      case .demonyms: .demonym
      case .capital: .capital
      case .seats: .seat
      case .country: .country
      case .roles: .role
      case .population: .population
      case .born: .born
      case .died: .died
      case .asOf: .asOf
      case .url: .link
      case .description: .description
      case .sitelinks: .sitelinks
      case .source: .source
      }
    }
  }
}
