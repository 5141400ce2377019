import Articles
import Files
import Presentation
import Rules
import Synchronization

/// Which of the two judges reads an article.
enum Tier: String, Encodable {
  case quick, deep

  /// How a text was judged by it: "checked deeply".
  var adverb: String { self == .deep ? "deeply" : "quickly" }
}

/// The options `--quick` and `--deep` of the commands that read articles.
enum TierOption {
  /// The encoder where the deep tier is asked for; nil where it is not.
  ///
  /// - Throws: where both tiers are asked for, or the deep tier and its weights cannot be read.
  static func encoder(_ arguments: Arguments) throws -> Encoder? {
    guard arguments.has(.deep) else { return nil }
    if arguments.has(.quick) { throw UsageError(description: "--quick goes without --deep") }
    return try EncoderFile.open().encoder
  }

  /// What the options say in commands that judge by `DeepStandard`.
  static let quick = Option.quick.saying(
    """
    leaves the deep tier out, a small neural network that weighs in on who says what, where a source is wanted and what is a \
    name: a tenth of the time, and more false alarms
    """)
  static let deep = Option.deep.saying(
    "judges texts of any length with it, and fails where its weights are not there, in the place of judging without them"
  )
}

/// The encoder of a command that judges by the deep tier unless it is told otherwise; opened when a text first asks for it.
final class DeepStandard: Sendable {
  private let isQuick: Bool
  private let demanded: Encoder?
  private let command: String
  /// Nil before a text has asked; then nil inside where there are no weights that can be read.
  private let opened = Mutex<Encoder??>(nil)

  /// - Throws: what `TierOption.encoder(_:)` throws.
  init(_ arguments: Arguments, of command: String) throws {
    demanded = try TierOption.encoder(arguments)
    isQuick = arguments.has(.quick)
    self.command = command
  }

  /// Nil where the quick tier judges a text of so many bytes, by the options, else by the setting. Where the weights cannot be
  /// read, standard error says so once.
  func encoder(of bytes: Int, _ setting: Settings.DeepTier) -> Encoder? {
    if isQuick || demanded != nil { return demanded }
    guard setting.reads(bytes) else { return nil }
    return opened.withLock { opened in
      let encoder = opened ?? open()
      opened = .some(encoder)
      return encoder
    }
  }

  private func open() -> Encoder? {
    guard EncoderFile.path != nil else { return nil }
    do throws(FileError) { return try EncoderFile.open().encoder } catch {
      Terminal.error("stet \(command): \(printable(error.description)); the quick tier judges\n")
      return nil
    }
  }
}
