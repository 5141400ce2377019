import Articles

/// What a user can set, in an editor's configuration or in a file for the command line.
package struct Settings: Hashable, Sendable {
  package var disabledRules: [String] = []
  /// Of the rules that are off unless listed.
  package var enabledRules: [String] = []
  package var severities: [String: Severity] = [:]
  package var claimSensitivity = Sensitivity.normal
  /// What asks the writer for a source; empty: nothing does.
  package var sourceQuery = "[source?]"
  /// Patterns of files that are read in folders; empty: those with the ending of a format.
  package var includedFiles: [String] = []
  /// Patterns of files and folders that are left alone.
  package var excludedFiles: [String] = []
  package var overrides: [SettingsOverride] = []
  package var deep = DeepTier.auto
  package var diagnosticsLimit = 200
  /// Whether editors are told that they may ask for the findings of texts that are not open.
  package var workspace = Workspace.off
  package var relatedLimit = 5
  /// What is shown between the words of a text.
  package var hints: [Hint] = []
  /// Of the worksheet that an editor asks for.
  package var worksheetFormat = WorksheetFormat.markdown
  /// Empty: the default place.
  package var archivePath = ""
  /// Folders whose files go into the archive as they change.
  package var archivePaths: [String] = []
  /// Empty: as negotiated with the editor.
  package var positionEncoding = ""

  package init() {}

  package enum Workspace: String, CaseIterable, Sendable { case on, off }

  package enum WorksheetFormat: String, CaseIterable, Sendable { case markdown, org }

  /// Who "he" or "the minister" is; which day "yesterday" is.
  package enum Hint: String, CaseIterable, Sendable { case people, days }

  /// Whether the encoder reads a text.
  package enum DeepTier: String, CaseIterable, Sendable {
    case auto, on, off

    /// - Parameter bytes: of the text.
    package func reads(_ bytes: Int) -> Bool {
      self == .on || self == .auto && Encoder.isQuick && bytes <= Self.longestUnasked
    }

    /// Bytes of a text up to which it is read by itself: two to four seconds' work.
    private static let longestUnasked = 100_000
  }
}

extension Settings {
  /// A rule that is both enabled and disabled is disabled.
  package func runs(_ rule: RulePage) -> Bool {
    !disabledRules.contains(rule.id) && (!rule.isOff || enabledRules.contains(rule.id))
  }
}

/// Settings of some texts of a folder.
package struct SettingsOverride: Hashable, Sendable {
  /// Patterns, as `.gitignore` has them.
  package let files: [String]
  package let values: SettingValue
}
