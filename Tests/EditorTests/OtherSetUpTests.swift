import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

// Set-ups for clients that are not run here: what they tell the client is looked at, as the editor or a reader of the format
// understands the file.

private func isHere(_ command: [String]) async -> Bool {
  (try? await EditorHome().run(command, environment: [:])) == 0
}

private func json(_ text: String) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
}

private let languages: JSONValue = ["text", "markdown", "html", "org"]

@Suite(.enabled("no Vim is installed") { await isHere(["vim", "--version"]) })
struct OtherVimTests {
  /// What a file in `vim/` hands to its client, whose function for it writes it down.
  private func given(_ file: String, _ event: String, _ client: [String: String]) async throws -> JSONValue {
    let home = EditorHome()
    for (path, text) in client { try home.folder.write(text, to: path) }
    let status = try await home.run(
      [
        "vim", "-N", "-es", "-u", "NONE", "-i", "NONE", "-c", "set runtimepath^=\(home.folder.path)", "-c",
        "runtime! plugin/client.vim", "-c", "let g:stet_program = '/bin/true' | let g:stet_options = {'deep': 'off'}",
        "-c", "source \(ProjectRoot.file("EditorConfigs/vim/\(file)").path)", "-c", "doautocmd User \(event)", "-c",
        "qall!",
      ], environment: ["STET_TEST_GIVEN": home.folder.file("given.json")])
    #expect(status == 0, "\(home.output)")
    return try json(try home.folder.read("given.json"))
  }

  private let writes = "call writefile([json_encode(a:given)], $STET_TEST_GIVEN)"

  @Test func `vim-lsp is told that columns are characters, which it does not say by itself`() async throws {
    let given = try await given(
      "vim-lsp.vim", "lsp_setup",
      [
        "autoload/lsp.vim":
          "function! lsp#register_server(given) abort\nlet a:given.cmd = a:given.cmd(a:given)\n\(writes)\nendfunction\n"
      ])
    #expect(given["name"] == "stet" && given["cmd"] == ["/bin/true", "--stdio"])
    #expect(given["allowlist"] == languages)
    #expect(given["initialization_options"] == ["positionEncoding": "utf-32", "deep": "off"])
  }

  @Test func `yegappan lsp is given a whole path`() async throws {
    let given = try await given(
      "yegappan.vim", "LspSetup", ["plugin/client.vim": "function! LspAddServer(given) abort\n\(writes)\nendfunction\n"]
    )
    let server = given.asArray?.first
    #expect(server?["path"] == "/bin/true" && server?["args"] == ["--stdio"] && server?["filetype"] == languages)
    #expect(server?["initializationOptions"] == ["deep": "off"])
  }
}

@Test func `coc is told how to start Stet`() throws {
  let server = try json(try ProjectRoot.text(of: "EditorConfigs/vim/coc-settings.json"))["languageserver", "stet"]
  #expect(server?["command"] == "stet" && server?["args"] == ["--stdio"] && server?["filetypes"] == languages)
}

private let toml = [
  "python3", "-c", "import json, sys, tomllib; print(json.dumps(tomllib.load(open(sys.argv[1], 'rb'))))",
  ProjectRoot.file("EditorConfigs/helix/languages.toml").path,
]

@Test(.enabled("no Python with a TOML reader is installed") { await isHere(["python3", "-c", "import tomllib"]) })
func `Helix starts Stet for each format beside what it has for it`() async throws {
  let home = EditorHome()
  #expect(try await home.run(toml, environment: [:]) == 0, "\(home.output)")
  let settings = try json(home.output)
  #expect(settings["language-server", "stet", "command"] == "stet")
  let servers = settings["language"]?.asArray ?? []
  #expect(servers.map { $0["name"] } == ["markdown", "html", "org", "stet-text"])
  #expect(servers.allSatisfy { $0["language-servers"]?.asArray?.last == "stet" })
}

@Test(.enabled("no Kakoune is installed") { await isHere(["kak", "-version"]) })
func `Kakoune tells kakoune-lsp of Stet, once a buffer`() async throws {
  let home = EditorHome()
  try home.folder.write("Ferry stays in port\n", to: "story.txt")
  // The option and the commands are those of kakoune-lsp.
  try home.folder.write(
    """
    declare-option str lsp_servers
    define-command lsp-code-actions -params .. nop
    define-command lsp-enable-window %{ echo -to-file \(home.folder.file("given.toml")) %opt{lsp_servers} }
    source \(ProjectRoot.file("EditorConfigs/kakoune/stet.kak").path)
    edit \(home.folder.file("story.txt"))
    stet-fix-all
    stet-next-unsourced
    quit!

    """, to: "drive.kak")
  let status = try await home.run(
    ["kak", "-n", "-ui", "dummy", "-e", "source \(home.folder.file("drive.kak"))"], environment: [:])
  #expect(status == 0, "\(home.output)")
  let given = try home.folder.read("given.toml").split(separator: "\n").filter {
    $0.contains("stet") || $0.contains("args")
  }
  #expect(given == ["[stet]", "root_globs = [\".stet.json\", \".git\"]", "command = \"stet\"", "args = [\"--stdio\"]"])
}
