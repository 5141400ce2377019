import Articles
import Files
import Presentation

/// Which of the two judges reads an article.
enum Tier: String, Encodable {
  case quick, deep

  /// How a text was judged by it: "checked deeply".
  var adverb: String { self == .deep ? "deeply" : "quickly" }

  /// What the options say in commands whose standard is the deep tier.
  static let helpOfQuick = """
    leaves the deep tier out, a small neural network that weighs in on who says what, where a source is wanted and what is a \
    name: a tenth of the time, and more false alarms
    """
  static let helpOfDeep =
    "judges texts of any length with it, and fails where its weights are not there, in the place of judging without them"
}

/// The options `--quick` and `--deep` of the commands that read articles.
enum TierOption {
  /// The encoder where the deep tier is to judge; nil where it is not.
  ///
  /// - Parameter standard: what judges where neither is asked for. Deeply that is as far as there are weights that can be read:
  ///   else a sentence on standard error says what is wrong with them, and the quick tier judges.
  /// - Throws: where both are asked for, or the deep tier and its weights cannot be read.
  static func encoder(_ arguments: Arguments, standard: Tier, of command: String) throws -> Encoder? {
    let (isQuick, isDeep) = (arguments.has(.quick), arguments.has(.deep))
    if isQuick, isDeep { throw UsageError(description: "--quick goes without --deep") }
    if isDeep { return try EncoderFile.open().encoder }
    guard !isQuick, standard == .deep, EncoderFile.path != nil else { return nil }
    do throws(FileError) { return try EncoderFile.open().encoder } catch {
      Terminal.error("stet \(command): \(printable(error.description)); the quick tier judges\n")
      return nil
    }
  }

  /// Whether an option says which, whatever the settings say.
  static func isChosen(_ arguments: Arguments) -> Bool { arguments.has(.quick) || arguments.has(.deep) }
}
