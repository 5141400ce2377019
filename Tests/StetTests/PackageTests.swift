import Foundation
import TestSupport
import Testing

private func shell(_ script: String, _ words: [String] = []) throws -> (status: Int32, output: String) {
  let (process, output) = (Process(), Pipe())
  process.executableURL = URL(filePath: "/bin/bash")
  process.arguments = ["-c", script, "bash"] + words
  process.currentDirectoryURL = ProjectRoot.url
  (process.standardOutput, process.standardError) = (output, output)
  try process.run()
  let watch = Watchdog(process)
  defer { watch.end() }
  let text = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: text, as: UTF8.self))
}

private func has(_ program: String) -> Bool { (try? shell("command -v \(program)").status) == 0 }

private let release = ProjectRoot.file(".build/release/stet").path

/// Of this version: what somebody built long ago is not what is packed.
private let isBuilt: Bool = {
  guard FileManager.default.isExecutableFile(atPath: release) else { return false }
  return (try? Stet.run(["--version"], binary: release).output) == (try? Stet.run(["--version"]).output)
}()

/// Runs the program of an unpacked package with nothing of this machine's around it but the C library.
private func check(_ binary: String, below root: TemporaryFolder) throws {
  let page = TemporaryFolder()
  try page.write(vague, to: "a.txt")
  func run(_ words: [String], _ input: String = "") throws -> Stet.Outcome {
    try Stet.run(words, input: input, in: page, environment: ["PATH": "/nonexistent"], binary: binary)
  }
  #expect(try run(["lint", "a.txt"]).lines.last == "1 file checked deeply: 1 information.")
  #expect(try run(["lint", "a.txt", "--deep"]).status == 0, "the deep tier's weights are found")
  let body = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
  let server = try run(["--stdio"], "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  #expect(server.output.contains(#""serverInfo":{"name":"stet""#))
}

@Suite(.enabled(if: isBuilt, "there is no release build of this version; `make` makes one")) struct PackageTests {
  private let out = TemporaryFolder()
  private let root = TemporaryFolder()

  private func package(_ kind: String) throws -> String {
    let made = try shell("Scripts/package.sh \(kind) \"$1\" \"$2\"", [release, out.path])
    #expect(made.status == 0, "\(made.output)")
    let ending = ["deb": ".deb", "wheel": ".whl", "dist": ".tar.gz"][kind] ?? ""
    return out.file(try #require(try out.contents().first { $0.hasSuffix(ending) }))
  }

  @Test(.enabled(if: has("dpkg-deb"), "there is no dpkg-deb"))
  func `the Debian package lints, serves and completes where there is nothing else`() throws {
    let file = try package("deb")
    #expect(try shell("dpkg-deb -x \"$1\" \"$2\"", [file, root.path]).status == 0)
    try check(root.file("usr/bin/stet"), below: root)
    let completed = try shell(
      """
      . "$1/usr/share/bash-completion/completions/stet"
      COMP_WORDS=(stet lint --format s) COMP_CWORD=3; _stet; echo "${COMPREPLY[@]}"
      COMP_WORDS=(stet lint --form) COMP_CWORD=2; _stet; echo "${COMPREPLY[@]}"
      COMP_WORDS=(stet li) COMP_CWORD=1; _stet; echo "${COMPREPLY[@]}"
      COMP_WORDS=(stet explain near) COMP_CWORD=2; _stet; echo "${COMPREPLY[@]}"
      """, [root.path]
    ).output
    #expect(completed == "sarif\n--format\nlint\nnear-name\n")
    let pages = try FileManager.default.contentsOfDirectory(atPath: root.file("usr/share/man/man1"))
    #expect(pages.contains("stet.1.gz") && pages.contains("stet-lint.1.gz"))
    if has("lintian") {
      let told = try shell("lintian --fail-on error \"$1\"", [file])
      #expect(told.status == 0, "\(told.output)")
    }
  }

  @Test(.enabled(if: has("python3"), "there is no Python"))
  func `pip installs the wheel, and the program is there`() throws {
    let file = try package("wheel")
    let made = try shell(
      "python3 -m venv \"$2\" && \"$2/bin/pip\" install -q --no-index --no-deps \"$1\"", [file, root.path])
    #expect(made.status == 0, "\(made.output)")
    try check(root.file("bin/stet"), below: root)
  }

  @Test func `the tarball is whole, and its sums are right`() throws {
    let file = try package("dist")
    #expect(try shell("cd \"$1\" && sha256sum -c --quiet SHA256SUMS", [out.path]).status == 0)
    #expect(try shell("tar -xzf \"$1\" -C \"$2\" --strip-components=1", [file, root.path]).status == 0)
    try check(root.file("bin/stet"), below: root)
    let again = try shell("sha256sum < \"$1\"", [file]).output
    _ = try package("dist")
    #expect(try shell("sha256sum < \"$1\"", [file]).output == again, "the same build makes the same bytes")
  }
}

@Test(arguments: ["lint", "archive", "annotate", "init", ""])
func `a manual page has every option of the help`(_ command: String) throws {
  let words = ["help"] + (command.isEmpty ? [] : [command])
  let page = try Stet.run(words + ["--man"]).output
  #expect(page.hasPrefix(".TH STET") && page.contains(".SH NAME\n"))
  let help = try Stet.run(words).output
  for option in Set(help.matches(of: #/--[a-z-]+/#).map { String($0.output) })
  where !["--man", "--stdio", "--version"].contains(option) {
    #expect(page.contains(option.replacing("-", with: "\\-")) || command.isEmpty, "\(option)")
  }
  // A line of it that begins like a request is one.
  let requests = Set(
    page.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }.map { $0.prefix { $0 != " " } })
  #expect(requests.isSubset(of: [".TH", ".SH", ".TP", ".nf", ".fi", ".br"]), "\(requests)")
}

@Test(arguments: ["bash", "fish", "zsh"])
func `a shell's script knows every command, and the shell can read it`(_ name: String) throws {
  let script = try Stet.run(["completions", name])
  #expect(script.status == 0)
  for word in ["lint", "completions", "near-name", "sarif", "report-unused"] where word != "completions" {
    #expect(script.output.contains(word), "\(word)")
  }
  let file = TemporaryFolder()
  try file.write(script.output, to: "script")
  if has(name) { #expect(try shell("\(name) -n \"$1\"", [file.file("script")]).status == 0) }
  #expect(try Stet.run(["completions", "tcsh"]).status == 2)
}

@Test func `the version is the newest of the change log`() throws {
  let heading = try ProjectRoot.text(of: "CHANGELOG.md").split(separator: "\n").first { $0.hasPrefix("## ") }
  let version = try Stet.run(["--version"]).output.split(whereSeparator: \.isWhitespace).last ?? ""
  #expect(heading?.wholeMatch(of: #/## (\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\)/#)?.1 == version)
}

@Test func `what pre-commit is told to run is there`() throws {
  let hooks = try ProjectRoot.text(of: ".pre-commit-hooks.yaml")
  let entries = hooks.matches(of: #/entry: stet (\w+)(?: (--\w+))?/#)
  #expect(entries.count == 2)
  for entry in entries {
    let help = try Stet.run(["help", String(entry.1)])
    #expect(help.status == 0 && entry.2.map { help.output.contains($0) } ?? true)
  }
}
