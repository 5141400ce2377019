/// Making and looking after knowledge bases.
enum EntitiesCommand: CommandOfVerbs {
  static let name = "entities"
  static let summary = "build and check the knowledge bases that say who is who"
  static let text = """
    A base says who bears a name: type, offices with their dates, country, other names, identifiers, a link. One ships
    inside the program; yours lie on top of it, in $XDG_DATA_HOME/stet/entities (~/.local/share/stet/entities), every
    file *.base there in the order of its name: a later one overrides facts and adds names.
    """
  static let verbs: [any Verb.Type] = [
    EntitiesBuildCommand.self, EntitiesStatusCommand.self, EntitiesCheckCommand.self,
  ]
  static let exitStatus: String? = """
    0; 1 when a line was passed over or a base is damaged; 2 when nothing could be done; 130 when a dump's reading was \
    stopped.
    """
  static let examples = [
    "stet entities build --jsonl desk.jsonl",
    "stet entities build --table council.tsv --name \"City desk\"",
    "stet entities build --wikidata latest-all.json.bz2 --languages en,de --min-sitelinks 10",
    "stet entities status",
  ]
}
