import Formats
import Rules

/// SARIF 2.1.0 (OASIS), for services that keep findings over time.
struct SARIFReport: LintReport {
  static let name = "sarif"
  static let summary = "SARIF 2.1.0, with rules, fixes and fingerprints, for services that keep findings over time"

  private var rows = JSONRows()

  init(_ context: ReportContext) {}

  mutating func begin() -> String {
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let tool = String(decoding: ArticleLines.encoded(Tool()), as: UTF8.self)
    return "{\"$schema\":\"\(schema)\",\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":\(tool),\n"
      + "\"columnKind\":\"unicodeCodePoints\",\"results\":["
  }

  mutating func add(_ checked: CheckedFile) -> String {
    var fingerprints = Fingerprints()
    let offsets = ScalarOffsets(checked.article.text.bytes)
    var written = ""
    for finding in checked.findings {
      written += rows.next(Row(finding, in: checked, offsets, fingerprints.next(finding, in: checked)))
    }
    return written
  }

  mutating func end(files: Int, isComplete: Bool) -> String {
    "\(rows.end)],\n\"invocations\":[{\"executionSuccessful\":\(isComplete)}]}]}\n"
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "note"
    }
  }

  // MARK: The tool

  private struct Message: Encodable { let text: String }

  private struct Tool: Encodable {
    struct Driver: Encodable {
      let name = "stet"
      let version = stetVersion
      let semanticVersion = stetVersion
      let rules = allRules.map { Rule($0.page) }

      enum CodingKeys: CodingKey { case name, version, semanticVersion, rules }
    }

    struct Rule: Encodable {
      struct Configuration: Encodable {
        let enabled: Bool
        let level: String
      }

      let id: String
      let shortDescription: Message
      let fullDescription: Message
      let help: Message
      let defaultConfiguration: Configuration

      init(_ page: RulePage) {
        id = page.id
        shortDescription = Message(text: page.reports)
        fullDescription = Message(text: "\(page.reports) \(page.because)")
        help = Message(text: rulePage(page))
        defaultConfiguration = Configuration(enabled: !page.isOff, level: SARIFReport.level(page.severity))
      }
    }

    let driver = Driver()

    enum CodingKeys: CodingKey { case driver }
  }

  // MARK: Results

  private struct File: Encodable { let uri: String }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let charOffset: Int
    let charLength: Int

    init(_ range: TextRange, in text: SourceText, _ offsets: ScalarOffsets) {
      let place = FindingPlace(range, in: text, offsets)
      (startLine, startColumn, endLine, endColumn) = (place.line, place.column, place.endLine, place.endColumn)
      charOffset = offsets[range.start]
      charLength = offsets[range.end] - charOffset
    }
  }

  private struct Location: Encodable {
    struct Physical: Encodable {
      let artifactLocation: File
      let region: Region
    }

    let physicalLocation: Physical
    var message: Message?
  }

  private struct Change: Encodable {
    struct Replacement: Encodable {
      let deletedRegion: Region
      let insertedContent: Message
    }

    let artifactLocation: File
    let replacements: [Replacement]
  }

  private struct FixRow: Encodable {
    let description: Message
    let artifactChanges: [Change]
  }

  private struct Row: Encodable {
    struct Properties: Encodable {
      let severity: String
      let score: Double?
    }

    let ruleId: String
    let ruleIndex: Int?
    let level: String
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    let partialFingerprints: [String: String]
    let fixes: [FixRow]?
    let properties: Properties

    init(_ finding: Finding, in checked: CheckedFile, _ offsets: ScalarOffsets, _ fingerprint: String) {
      let (text, file) = (checked.article.text, File(uri: ReportPath.address(checked.name)))
      func location(_ range: TextRange, _ message: String?) -> Location {
        Location(
          physicalLocation: Location.Physical(artifactLocation: file, region: Region(range, in: text, offsets)),
          message: message.map(Message.init))
      }
      ruleId = finding.rule
      ruleIndex = allRules.firstIndex { $0.page.id == finding.rule }
      level = SARIFReport.level(finding.severity)
      message = Message(text: finding.message)
      locations = [location(finding.range, nil)]
      relatedLocations = finding.related.isEmpty ? nil : finding.related.map { location($0.range, $0.message) }
      partialFingerprints = ["stet/v1": fingerprint]
      fixes =
        finding.fixes.isEmpty
        ? nil
        : finding.fixes.map { fix in
          let replacements = fix.edits.map {
            Change.Replacement(
              deletedRegion: Region($0.range, in: text, offsets), insertedContent: Message(text: $0.text))
          }
          return FixRow(
            description: Message(text: fix.title),
            artifactChanges: [Change(artifactLocation: file, replacements: replacements)])
        }
      properties = Properties(severity: finding.severity.rawValue, score: finding.score.map(rounded))
    }
  }
}
