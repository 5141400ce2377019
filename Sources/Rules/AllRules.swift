/// Every rule there is. A new rule is one file and one line here.
package let allRules: [any Rule.Type] = [
  AlteredQuote.self,
  Boilerplate.self,
  CheckedClaim.self,
  CopiedPassage.self,
  LoadedVerb.self,
  MisattributedQuote.self,
  NameVariant.self,
  RelativeTime.self,
  RepeatedHeadline.self,
  SingleSource.self,
  UnattributedClaim.self,
  UnattributedQuote.self,
  UnbalancedQuote.self,
  UnknownFirstMention.self,
  UnreadableMark.self,
  VagueAttribution.self,
]
