import Foundation
import TestSupport
import Testing

private func readme() throws -> String { try ProjectRoot.text(of: "README.md") }

@Test func `a newcomer sees on the screen what the README shows`() throws {
  let shown = try #require(try readme().components(separatedBy: "```text\n").dropFirst().first)
  let sample = try #require(shown.components(separatedBy: "```").first)
  let path = ProjectRoot.file("Samples/page.txt").path
  let printed = try Stet.run(["lint", path]).output.replacingOccurrences(of: path, with: "Samples/page.txt")
  #expect(!sample.isEmpty && printed.contains(sample), "\(sample)")
}

@Test func `every command that the README names can be run`() throws {
  let lines = try readme().components(separatedBy: "\n").filter { $0.hasPrefix("stet ") }
  let commands = Set(lines.map { $0.split(separator: " ")[1] }).filter { !$0.hasPrefix("-") }
  #expect(commands.count >= 5)
  for command in commands { #expect(try Stet.run(["help", String(command)]).status == 0, "\(command)") }
}
