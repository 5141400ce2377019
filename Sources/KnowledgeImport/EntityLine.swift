import Articles

/// An entity as a line of JSON: `{"id", "type", "name"}` and whatever else is known.
package struct EntityLine: Decodable {
  let id: String
  let type: String
  let name: String
  let kind: String?
  let aliases: [String]?
  let demonyms: [String]?
  let seats: [String]?
  let capital: Values?
  let country: String?
  /// The office that matters most, and since and until when it is or was held.
  let role: String?
  let from: String?
  let to: String?
  let otherRoles: [String]?
  /// Several offices, the newest first: "president of Russia (2000-05-07/2008-05-07)".
  let roles: [String]?
  let population: Int?
  let born: String?
  let died: String?
  let asOf: String?
  let url: String?
  let description: String?
  let sitelinks: Int?
  let source: String?

  private enum CodingKeys: String, CodingKey {
    case id, type, name, kind, aliases, demonyms, seats, capital, country, role, from, to
    case otherRoles = "other_roles"
    case roles, population, born, died
    case asOf = "as_of"
    case url, description, sitelinks, source
  }

  /// One value or a list of them.
  enum Values: Decodable {
    case list([String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let values = try? container.decode([String].self) {
        self = .list(values)
      } else {
        self = .list([try container.decode(String.self)])
      }
    }
  }

  /// - Throws: says what is wrong with the line.
  package func entity() throws(BaseError) -> KnownEntity {
    guard let kind = EntityKind(type, called: self.kind) else {
      throw BaseError("'\(type)' is no type; it can be person, organization, place, event or work")
    }
    guard !id.isEmpty, !name.isEmpty else { throw BaseError("its id or name is empty") }
    var facts: [KnownEntity.Fact] = []
    func add(_ field: KnownEntity.Field, _ values: [String]?) {
      facts += (values ?? []).map { KnownEntity.Fact(field: field, value: $0) }
    }
    func add(_ field: KnownEntity.Field, _ value: String?) { add(field, value.map { [$0] }) }
    add(.id, id)
    // "MISC" with "event" is what an event without any such word is written as.
    add(.kind, type == "MISC" && self.kind == "\(kind)" ? nil : self.kind)
    add(.name, name)
    add(.alias, aliases)
    add(.demonym, demonyms)
    add(.seat, seats)
    if case .list(let capitals) = capital { add(.capital, capitals) }
    add(.country, country)
    add(.role, role.map { KnownEntity.Role(title: $0, from: from ?? "", to: to).text })
    add(.role, roles)
    add(.role, otherRoles)
    add(.population, population.map { "\($0)" })
    add(.born, born)
    add(.died, died)
    add(.asOf, asOf)
    add(.link, url)
    add(.description, description)
    add(.sitelinks, sitelinks.map { "\($0)" })
    add(.source, source)
    return KnownEntity(kind, facts)
  }
}
