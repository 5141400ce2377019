import Articles
import Files

/// The encoder of a session: opened when a text first waits for it.
final class EncoderAccess {
  private let open: (() throws(FileError) -> Encoder)?
  private var opened: Result<Encoder, FileError>?

  /// - Parameter open: nil for a session without the deep tier.
  init(_ open: (() throws(FileError) -> Encoder)?) { self.open = open }

  var isMissing: Bool {
    guard case .failure? = opened else { return open == nil }
    return true
  }

  /// - Throws: once; later it is missing.
  func encoder() throws(FileError) -> Encoder? {
    if case .success(let encoder)? = opened { return encoder }
    guard let open, opened == nil else { return nil }
    do throws(FileError) {
      let encoder = try open()
      opened = .success(encoder)
      return encoder
    } catch {
      opened = .failure(error)
      throw error
    }
  }
}
