import Articles
import Files

/// The option `--deep` of the commands that read articles.
enum DeepOption {
  /// The encoder where it is asked for; nil where it is not.
  static func encoder(_ arguments: Arguments) throws -> Encoder? {
    arguments.has(.deep) ? try EncoderFile.open().encoder : nil
  }
}
