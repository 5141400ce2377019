import TestSupport
import Testing

private let text = "Officials said on Monday that the pier is unsafe. Port director Ines Okafor closed it in 2024.\n"

// The figures are the models': a refit changes them here.
private let explained = """
  block 0, line 1: paragraph, boilerplate 0.00
    sentence 0: Officials said on Monday that the pier is unsafe.
      support: attributed(0)
      claims: vague 0.92, attributed 0.04, record 0.02, notBody 0.01, opinion 0.01, unsourced 0.00
      more vague than attributed: sourceVagueNoun +1.43, words +1.23, cueSpeech +1.05, vague +0.79, bias −0.64
      Officials        word     sourceBeforeCue        none                 vagueNoun rolePlural
      said             word     cue                    none                 speechVerb pastForm
      on               word     none                   none                 functionWord
      Monday           word     none                   none                 record
      that             word     contentAfterCue        none                 functionWord
      the              word     contentAfterCueGoesOn  none                 functionWord phraseStart
      pier             word     contentAfterCueGoesOn  none
      is               word     contentAfterCueGoesOn  none                 functionWord auxiliary
      unsafe           word     contentAfterCueGoesOn  none
      .                terminal none                   none
    sentence 1: Port director Ines Okafor closed it in 2024.
      support: none
      claims: record 0.80, unsourced 0.06, notBody 0.05, opinion 0.03, attributed 0.03, vague 0.03
      more record than unsourced: words +0.71, record +0.58, bias +0.45, isTerminated +0.34, articleAttributed +0.34
      Port             word     none                   none                 phraseStart
      director         word     none                   none                 roleNoun title
      Ines             word     none                   person               givenName
      Okafor           word     none                   personGoesOn
      closed           word     none                   none                 record
      it               word     none                   none                 functionWord
      in               word     none                   none                 functionWord
      2024             number   none                   none
      .                terminal none                   none
    attribution 0, vague: 'Officials', 'said': 'that the pier is unsafe'
    mention 'Officials', other, uncertain, no entity
    mention 'Port', other, uncertain, no entity
    mention 'Ines Okafor', person, role 'Port director', entity 0, person

  """

@Test func `a maintainer sees what the engine sees of a text, and why`() throws {
  let outcome = try Stet.run(["annotate", "--explain", "-"], input: text)
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  #expect(outcome.output == explained)
}

@Test func `what is explained is one text, of any format, also as the deep tier reads it`() throws {
  let folder = TemporaryFolder()
  try folder.write("<h1>Ferry stays in port</h1><p>Critics <b>say</b> that Ines Okafor is late.</p>", to: "a.html")
  let quick = try Stet.run(["annotate", "--explain", "a.html"], in: folder).output
  #expect(
    quick.hasPrefix("block 0, line 1: headline, ") && quick.contains("'Critics', 'say': 'that Ines Okafor is late'"))
  let deep = try Stet.run(["annotate", "--explain", "--deep", "a.html"], in: folder).output
  #expect(deep.contains("claims (with the deep tier): ") && !quick.contains("deep tier"))
  let steering = try Stet.run(["annotate", "--explain", "-"], input: "Critics \u{1B}[31msay so.\n").output
  #expect(!steering.contains("\u{1B}"))
  for words in [[], ["a.html", "b.html"], ["missing.txt"]] {
    let slip = try Stet.run(["annotate", "--explain"] + words, in: folder)
    #expect(slip.status == 2 && slip.output.isEmpty && slip.errors.hasPrefix("stet annotate: "))
  }
}
