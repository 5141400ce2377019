extension WordClass {
  /// What a maintainer calls the classes, in the order of their bits.
  package var names: [String] { Self.allNames.indices.filter { rawValue & 1 << $0 != 0 }.map { Self.allNames[$0] } }

  private static let allNames = [
    "speechVerb", "beliefVerb", "findingVerb", "baseForm", "thirdPersonForm", "pastForm", "gerund", "cueNoun",
    "vagueNoun", "documentNoun", "vagueAdverb", "functionWord", "auxiliary", "abbreviation", "roleNoun", "title",
    "givenName", "demonym", "place", "organization", "phraseStart", "causal", "comparative", "superlative", "quantity",
    "allegation", "motive", "prediction", "universal", "record", "evaluative", "boilerplate", "heading",
    "rolePlural", "weather",
  ]
}
