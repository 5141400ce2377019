import Archive
import Articles
import Presentation

/// Who bears a name, by the bases and the archive.
enum WhoCommand: Command {
  static let name = "who"
  static let summary = "who or what bears a name, by the knowledge bases and the archive"
  static let usage = ["NAME… [OPTIONS]"]
  static let text = """
    Says whom a name can mean, the best known first: what an editor shows on hover, without an article to choose by.
    A surname, another spelling, initials or a name in another language do as well as a full name. Facts are as good
    as the base they stand in, which is named with its date; 'stet help entities' says how to add your own.
    """
  private static let format = Option.choice(
    "--format", ["text", "json"],
    """
    json: one object a line, {"id", "type", "name", "kind", "description", "aliases", "country", "roles", "bases", …}, \
    of the types that 'stet annotate' has. The shape is in Protocol/who.schema.json
    """)
  private static let limit = Option.value("--limit", "N", "how many to show, 5 unless said")
  static let options: [Option] = [format, limit, .archive, .noArchive]
  static let exitStatus: String? = "0 when somebody is known, 1 when nobody, 2 on an error."
  static let examples = ["stet who Lavrov", "stet who \"Deutsche Welle\" --format json"]

  static func run(_ arguments: Arguments) throws -> Int32 {
    let name = arguments.rest.joined(separator: " ")
    guard !name.isEmpty else { throw UsageError(description: "a name is wanted") }
    let format = try arguments.choice(Self.format)
    let limit = try arguments.number(Self.limit, standard: 5)
    let knowledge = EntitiesFolder.knowledge(Self.name)
    let found = knowledge.candidates(named: name)
    let archive = try OpenArchive.ifPresent(arguments)
    for (number, candidate) in found.prefix(limit).enumerated() {
      if format == "json" {
        Output.standard.write(try JSONLine.encode(KnownRow(candidate, in: knowledge)) + [0x0A])
      } else {
        if number > 0 { Output.standard.write("\n") }
        write(candidate, knowledge, archive)
      }
    }
    if format == "text", found.count > limit {
      Output.standard.write("\n\(found.count - limit) more; --limit \(found.count) shows them\n")
    }
    Output.standard.flush()
    if let failure = archive?.takeFailure() {
      Terminal.error("stet who: \(printable("\(failure)"))\n")
      return 2
    }
    if found.isEmpty { Terminal.error("stet who: no base knows '\(printable(name))'\n") }
    return found.isEmpty ? 1 : 0
  }

  private static func write(_ candidate: Knowledge.Candidate, _ knowledge: Knowledge, _ archive: ArchiveReader?) {
    var markup = KnownText(candidate, in: knowledge).markup(on: nil)
    if let archive { markup.add(ArchivedNames(candidate.entity.name, in: archive).markup) }
    Output.standard.write(printableLines(markup.plain) + "\n")
  }
}

/// An entity as programs read it.
private struct KnownRow: Encodable {
  struct RoleRow: Encodable {
    let title: String
    let from: String?
    let to: String?
  }

  let id: String
  /// As `stet annotate` has it: PER, ORG, LOC or MISC.
  let type: String
  let name: String
  let kind: String?
  let description: String?
  let aliases: [String]
  let country: String?
  let roles: [RoleRow]
  let born: String?
  let died: String?
  let capital: String?
  let population: Int?
  let url: String?
  let asOf: String?
  let bases: [String]

  init(_ candidate: Knowledge.Candidate, in knowledge: Knowledge) {
    let entity = candidate.entity
    (id, type, name) = (entity.id, entity.kind.label, entity.name)
    let description = KnownText(candidate, in: knowledge).description
    self.description = description.isEmpty ? nil : description
    // Two words of a base are one label.
    kind = entity[.kind] ?? (entity.kind.ofMentions == .other ? "\(entity.kind)" : nil)
    aliases = entity.all(.alias) + entity.all(.demonym)
    country = entity[.country]
    roles = entity.roles.map {
      RoleRow(title: $0.title, from: $0.from.isEmpty ? nil : $0.from, to: $0.to.flatMap { $0.isEmpty ? nil : $0 })
    }
    (born, died, capital) = (entity[.born], entity[.died], entity[.capital])
    population = entity[.population].flatMap { Int($0) }
    (url, asOf) = (entity[.link], entity[.asOf])
    bases = candidate.places.compactMap { knowledge.bases[$0.base].entity(0)?.name }
  }

  private enum CodingKeys: String, CodingKey {
    case id, type, name, kind, description, aliases, country, roles, born, died, capital, population, url
    case asOf = "as_of"
    case bases
  }
}
