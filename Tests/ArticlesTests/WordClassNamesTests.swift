import Testing

@testable import Articles

@Test func `a maintainer reads the classes of a word by the names that the code has`() {
  let classes: [(WordClass, String)] = [
    (.speechVerb, "speechVerb"), (.gerund, "gerund"), (.functionWord, "functionWord"), (.title, "title"),
    (.phraseStart, "phraseStart"), (.evaluative, "evaluative"), (.boilerplate, "boilerplate"), (.heading, "heading"),
  ]
  for (wordClass, name) in classes { #expect(wordClass.names == [name]) }
  #expect(WordClass(rawValue: .max).names.count == 35, "each has a name")
}
