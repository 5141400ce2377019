import Fuzzing
import Testing

/// Sessions with an editor that says anything. More of them: `STET_ROUNDS`, see `RandomRounds`.
@Suite struct RandomSessionTests {
  init() { EditorSession.keepsItsCache() }

  @Test func `whatever an editor says, every question has its answer and the next one is answered too`() {
    let failures = RandomRounds.failures(RandomRounds.seeds(100)) {
      Conversation.problem(hearing: RandomMessages($0).frames)
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `after any edits in any unit of columns the editor is told what a fresh look would say`() {
    let failures = RandomRounds.failures(RandomRounds.seeds(100)) { EditScript.random($0).problem }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `an edit script is the same as bytes`() {
    for seed in RandomRounds.seeds(20) {
      let script = EditScript.random(seed)
      #expect(EditScript(bytes: script.bytes).bytes == script.bytes, "STET_SEED=\(seed)")
    }
  }
}
