import Archive
import Articles
import Files
import Formats
import Glibc
import Rules

/// Checks files, and sets right what is certain where that is wanted.
struct Linter: Sendable {
  enum Mode { case report, preview, fix }

  let settings: LintSettings
  let mode: Mode
  /// What standard input is called.
  let standardInput: String?
  /// The archive's file; nil where none is to be looked at.
  var archive: String?
  /// Whose encoder reads the articles too.
  let deep: DeepStandard
  /// What was known before.
  var baseline: Baseline?
  /// The only lines that findings are wanted on.
  var changed: ChangedLines?
  /// Whether marks and entries that silence nothing are told.
  var reportsUnused = false

  struct Result: Sendable {
    /// Nil where it could not be read.
    var file: CheckedFile?
    /// Of this file, or of its ignore file.
    var problems: [FileError] = []
    /// What was lost of it in reading.
    var note: String?
    /// What goes to standard output: a diff, or the text of standard input.
    var output: [UInt8] = []
  }

  func check(_ file: NamedFile) -> Result {
    var result = Result()
    do throws(FileError) {
      let bytes = try Files.read(file.path, namedBy: file.namedBy)
      // Whatever happens, a filter does not lose the text.
      if file.isStandardInput, mode == .fix { result.output = bytes }
      let name = file.isStandardInput ? standardInput ?? "-" : file.path
      let ownSettings = self.settings.of(file)
      let settings = ownSettings.settings
      result.problems += ownSettings.problems.map { FileError(description: $0) }
      let format = allFormats.ofDocument(fileName: name)
      let text = try DecodedText(bytes, of: file.path, declares: format.declaresEncoding)
      result.note = text.note(on: file.path)
      let encoder = deep.encoder(of: text.bytes.count, settings.deep)
      let article = Article.read(SourceText(text.bytes), format: format, by: encoder)
      try TextFiles.requireRead(article.page, file.path)
      let ignoreFile = name + IgnoreList.fileSuffix
      let path = self.settings.path(of: file)
      let own = ignoreList(ignoreFile, &result)
      let known = baseline?.list(of: path) ?? IgnoreList()
      let ignored = IgnoreList(own.entries + known.entries)
      let archived = matches(of: article, file, settings, &result)
      var found = findings(in: article, settings: settings, ignoring: ignored, archived: archived)
      if let changed { found.removeAll { !changed.hold($0, in: article.text, of: path) } }
      result.file = CheckedFile(
        name: name, path: path, article: article, findings: found, tier: encoder == nil ? .quick : .deep)
      if reportsUnused {
        let unused = UnusedSilence(
          in: article, settings: settings, ignoring: ignored, archived: archived, asksArchive: archive != nil)
        result.file?.unused = sentences(unused, in: article, name, own: own)
      }
      // A line that cannot be read may ask for silence about what would be set right.
      if mode != .report, result.problems.isEmpty {
        if let encoding = text.encoding { throw unwritable(file.path, encoding) }
        try correct(found, in: article, by: encoder, file, settings, ignored, &result)
      }
    } catch {
      result.problems.append(error)
    }
    return result
  }

  private func unwritable(_ path: String, _ encoding: String) -> FileError {
    FileError(
      description: "\(path): is \(encoding), and Stet writes UTF-8 only: it was checked and nothing in it was changed")
  }

  private func sentences(_ unused: UnusedSilence, in article: Article, _ name: String, own: IgnoreList) -> [String] {
    let offsets = ScalarOffsets(article.text.bytes)
    let marks = unused.marks.map { mark in
      let place = FindingPlace(mark.range, in: article.text, offsets)
      return "\(name):\(place.line):\(place.column): silences nothing: \(article.text[mark.range])"
    }
    return marks
      + unused.entries.map { entry in
        let isOwn = own.entries.contains(entry)
        let advice = isOwn ? "take its line out of \(name)\(IgnoreList.fileSuffix)" : "--write-baseline writes it anew"
        return "\(name): is found no more: '\(abbreviated(entry.text, to: 60))' [\(entry.rule)]; \(advice)"
      }
  }

  /// What is no file of entries silences nothing.
  private func ignoreList(_ path: String, _ result: inout Result) -> IgnoreList {
    do throws(FileError) {
      guard let bytes = try Files.readIfPresent(path, largest: Files.largestList) else { return IgnoreList() }
      let ignored = IgnoreList(contents: bytes)
      if let problem = ignored.problem { result.problems.append(FileError(description: "\(path): \(problem)")) }
      return ignored
    } catch {
      result.problems.append(error)
      return IgnoreList()
    }
  }

  /// Where the archive cannot be read, that is a problem of the file, and the rest of it is checked all the same.
  private func matches(
    of article: Article, _ file: NamedFile, _ settings: Settings, _ result: inout Result
  ) -> ArchivedMatches {
    guard let archive else { return ArchivedMatches() }
    do {
      let own = file.isStandardInput ? nil : OpenArchive.id(of: file.path)
      // A reader belongs to one thread, and opening one takes less than reading the article did.
      return try ArchiveReader(path: archive).matches(of: article, excludingID: own, settings.wanted)
    } catch {
      let problem = FileError(description: "\(error)")
      if !result.problems.contains(where: { $0.description == problem.description }) { result.problems.append(problem) }
      return ArchivedMatches()
    }
  }

  private func correct(
    _ found: [Finding], in article: Article, by encoder: Encoder?, _ file: NamedFile, _ settings: Settings,
    _ ignored: IgnoreList, _ result: inout Result
  ) throws(FileError) {
    let correction = Correction(found, in: article)
    guard let checked = result.file, !correction.edits.isEmpty else { return }
    let name = checked.name
    if mode == .preview {
      result.output = UnifiedDiff(of: article.text.bytes, correction.edits).text(name: name)
      return
    }
    let bytes = correction.applied(to: article.text.bytes)
    if file.isStandardInput {
      result.output = bytes
    } else {
      try Files.replace(file.path, namedBy: file.namedBy, with: bytes, ifStill: article.text.bytes)
    }
    let corrected = Article.read(SourceText(bytes), format: article.format, by: encoder)
    let archived = matches(of: corrected, file, settings, &result)
    result.file = CheckedFile(
      name: name, path: checked.path, article: corrected,
      findings: findings(in: corrected, settings: settings, ignoring: ignored, archived: archived), tier: checked.tier,
      corrected: correction.count, unused: checked.unused)
  }
}

/// A file with what was found in it, or remains in it.
struct CheckedFile: Sendable {
  let name: String
  /// Absolute.
  let path: String
  let article: Article
  let findings: [Finding]
  /// What judged it.
  let tier: Tier
  /// How many findings were set right.
  var corrected = 0
  /// Sentences about marks and entries that silence nothing.
  var unused: [String] = []
}
