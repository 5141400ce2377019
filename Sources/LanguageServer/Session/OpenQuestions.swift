/// What the user was asked to choose among, by the number of the question.
final class OpenQuestions {
  /// Titles and their addresses.
  private var choices: [Int: [String: String]] = [:]

  /// - Parameter choices: of several with one title the first counts.
  func add(_ number: Int, _ choices: [(title: String, address: String)]) {
    self.choices[number] = Dictionary(choices.map { ($0.title, $0.address) }) { first, _ in first }
  }

  /// The address of what was chosen; nil for a question that was not asked or a title that was no choice.
  func close(_ number: Int, choosing title: String?) -> String? {
    guard let choices = choices.removeValue(forKey: number) else { return nil }
    return title.flatMap { choices[$0] }
  }
}
