import Foundation
import Testing

/// Every command, as `stet --help` lists them: a new one is tested without being named here.
private let commands: [String] = {
  let help = (try? Stet.run(["--help"]).output) ?? ""
  let list = help.split(separator: "\n", omittingEmptySubsequences: false)
    .drop { $0 != "Commands:" }.dropFirst().prefix { !$0.isEmpty }
  return list.compactMap { $0.split(separator: " ").first.map(String.init) }
}()

/// The options that a command owns up to when it is given one it does not know.
private func options(of command: String) throws -> [String] {
  let outcome = try Stet.run([command, "--no-such-option"])
  guard let list = outcome.errors.split(separator: "there are ").last, outcome.errors.contains("there are --") else {
    return []
  }
  return list.matches(of: #/--[A-Za-z-]+/#).map { String($0.output) }.filter { $0 != "--no-such-option" }
}

@Test(arguments: commands)
func `the help of a command tells its options and shows how it is used`(_ command: String) throws {
  let help = try Stet.run([command, "--help"])
  #expect(help.status == 0 && help.errors.isEmpty)
  #expect(help.output.hasPrefix("Usage: stet \(command)"))
  for option in try options(of: command) where option != "--clientProcessId" {
    // `--clientProcessId` is an editor's, which passes it without being asked to.
    #expect(help.output.contains(option), "\(option)")
  }
  #expect(try Stet.run(["help", command]).output == help.output)
  #expect(try Stet.run([command, "-h"]).output == help.output)
  #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
}

@Test(arguments: commands)
func `the help of a command has an example that begins with its name`(_ command: String) throws {
  let help = try Stet.run([command, "--help"]).output
  let example = help.ranges(of: #/Examples?:\n/#).last.map { help[$0.upperBound...] }
  #expect(example?.contains("stet \(command)") == true)
}

@Test(arguments: commands)
func `each option has a place of its own in the help, with what it is for`(_ command: String) throws {
  let help = try Stet.run([command, "--help"]).lines.map { $0.drop { $0 == " " } }
  for option in try options(of: command) where option != "--clientProcessId" {
    #expect(help.contains { $0.hasPrefix("\(option) ") }, "\(option)")
  }
}

@Test(arguments: [
  (["lint", "-"], "--format", ["human", "compact", "json", "sarif", "github", "gitlab", "junit", "rdjson", "ignore"]),
  (["lint", "-"], "--color", ["auto", "always", "never"]),
  (["extract", "-"], "--format", ["text", "markdown", "json", "jsonl"]),
  (["archive", "add", "x"], "--format", ["auto", "jsonl", "feed", "claimreview"]),
])
func `a slip in an option's word is answered with the words that the help has`(
  _ words: [String], _ option: String, _ choices: [String]
) throws {
  #expect(try Stet.run([words[0], "--help"]).output.contains("\(option) \(choices.joined(separator: "|"))"))
  let errors = try Stet.run(words + [option, "loud"]).errors
  #expect(errors.contains("\(option) wants \(choices.joined(separator: ", ")), not 'loud'"))
}

@Test func `whoever types nothing, or asks for help, is shown every command`() throws {
  let help = try Stet.run(["--help"])
  #expect(help.status == 0)
  // The list is not read amiss: these are not all there are.
  for command in ["serve", "lint", "factcheck", "doctor"] {
    #expect(commands.contains(command) && help.output.contains("\n  \(command) "), "\(command)")
  }
  let nothing = try Stet.run([])
  #expect(nothing.status == 2 && nothing.output.isEmpty && nothing.errors == help.output)
  #expect(try Stet.run(["help"]).output == help.output)
  let version = try Stet.run(["--version"])
  #expect(version.status == 0 && version.output.wholeMatch(of: #/stet \d+\.\d+\.\d+\n/#) != nil)
}

@Test(arguments: [
  ["no-such-command"], ["help", "no-such-command"], ["lint", "--no-such-option", "-"], ["lint"],
  ["lint", "-", "--format", "xml"],
  ["lint", "-", "--format"], ["lint", "-", "--fail-on", "loud"], ["lint", "-", "--color", "red"],
  ["lint", "-", "--disable", "no-such-rule"], ["lint", "-", "--enable", "no-such-rule"],
  ["lint", "-", "--settings", "/no/such/file"], ["annotate", "a.jsonl"],
  ["lint", "-", "--dry-run"],
  ["extract"], ["extract", "--format", "xml", "-"], ["extract", "--format", "jsonl", "a.jsonl"],
  ["hover", "a.txt"], ["hover", "a.txt", "x"], ["hover", "a.txt", "0:1"], ["hover", "a.txt", "1:0"],
  ["hover", "a.txt", "1"],
  ["related", "a.txt", "--limit", "0"], ["related", "a.txt", "--limit", "x"], ["archive"], ["archive", "add"],
  ["archive", "drop"], ["archive", "status", "more"], ["rules", "more"], ["explain"], ["explain", "no-such-rule"],
  ["serve", "file"], ["serve", "--position-encoding", "utf-7"], ["serve", "--position-encoding"],
  ["serve", "--stdio=yes"],
])
func `a slip on the command line is told in a sentence, with status 2 and no output`(_ words: [String]) throws {
  let outcome = try Stet.run(words)
  #expect(outcome.status == 2)
  #expect(outcome.output.isEmpty)
  #expect(outcome.errors.hasPrefix("stet"))
  #expect(outcome.errors.hasSuffix(".\n") || outcome.errors.hasSuffix(" them.\n") || words.contains("/no/such/file"))
  #expect(outcome.errors.split(separator: "\n").count == 1)
}

@Test func `whoever names no file to find related articles for is told so`() throws {
  let outcome = try Stet.run(["related"])
  #expect(outcome.status == 2)
  #expect(outcome.errors.contains("one file is wanted"))
}

@Test func `a slip names what was typed and what there is`() throws {
  #expect(try Stet.run(["lnit"]).errors == "stet: there is no command 'lnit'. 'stet --help' lists them.\n")
  let rule = try Stet.run(["lint", "-", "--disable", "no-such-rule"]).errors
  #expect(rule.contains("'no-such-rule'") && rule.contains("boilerplate") && rule.contains("vague-attribution"))
  let option = try Stet.run(["lint", "--colour", "-"]).errors
  #expect(option.contains("'--colour'") && option.contains("--color"))
  let sly = try Stet.run(["\u{1B}[31mlint"]).errors
  #expect(!sly.contains("\u{1B}"))
}

@Test func `the list of rules and the page of each are there without a manual`() throws {
  let rules = try Stet.run(["rules"])
  #expect(rules.status == 0)
  let names = rules.lines.filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: " ").first.map(String.init) }
  #expect(names == names.sorted() && names.contains("vague-attribution") && names.count >= 3)
  for name in names {
    let page = try Stet.run(["explain", name])
    #expect(page.status == 0 && page.output.hasPrefix(name))
    #expect(page.output.contains("⟦") && page.output.contains("[stet: \(name)]"))
  }
}
