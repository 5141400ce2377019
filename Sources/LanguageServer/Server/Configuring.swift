import LanguageServerProtocol
import Rules

extension Server {
  /// Takes settings: all of `initializationOptions`, of a configuration what stands under "stet".
  func configure(_ json: JSONValue, by owner: Configuration.Owner) {
    guard json != .null else { return }
    let problems = configuration.take(json, by: owner)
    settingsHaveChanged()
    for problem in problems { tell(.warning, problem) }
  }

  /// Asks an editor that can be asked for the settings of its workspace and of each folder.
  func askForSettings() {
    guard session.client.configuration else { return }
    let request = configuration.request
    settingsQuestion = (ask(request), request)
  }

  /// The editor's answer to the newest such question.
  func takeSettings(_ id: RequestID?, _ answer: EditorAnswer) {
    guard let (number, request) = settingsQuestion, id == .number(number) else { return }
    settingsQuestion = nil
    guard case .result(let values) = answer else { return }
    let before = documents.all.map { configuration.settings(of: $0.uri) }
    let problems = configuration.take(answer: values, to: request)
    for problem in problems { tell(.warning, problem) }
    // Most editors answer what they have sent already, and nothing need be looked at twice.
    guard
      session.settings != configuration.settings || before != documents.all.map({ configuration.settings(of: $0.uri) })
    else { return }
    settingsHaveChanged()
    watchFolders()
    refreshPulled()
  }

  private func settingsHaveChanged() {
    archives.forgetFailure()
    let forgetsReadings = configuration.settings.deep == .off && session.settings.deep != .off
    if session.client.refreshesInlayHints, configuration.settings.hints != session.settings.hints, isInitialized {
      ask(RefreshInlayHintsRequest())
    }
    take(configuration.settings)
    documents.settingsHaveChanged(forgetsReadings: forgetsReadings)
  }

  /// Looks again for an archive that was not there or could not be read: it may have been made or mended since. What it
  /// holds then counts for all open texts.
  func lookForArchive() {
    if archives.lookAgain(session.settings.archivePath) { documents.settingsHaveChanged(forgetsReadings: false) }
  }
}
