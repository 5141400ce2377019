import Articles
import Formats
import LanguageServerProtocol

/// What an input may be fed to: its first byte says which, the rest is fed.
///
/// Whatever is fed must be taken without a trap, and what comes out must keep what is said beside each check.
package enum FuzzedInput {
  package enum Room: CaseIterable, Sendable {
    case plain, markdown, html, org
    case feed
    case claimReview
    /// Bodies of messages, a line each, one after the other in one session.
    case messages
    /// Bytes as they come from an editor, headers and all.
    case stream
    case edits

    /// The byte that leads here, a letter, so that an input can be read.
    package var letter: UInt8 { UInt8(ascii: "A") + UInt8(Self.allCases.firstIndex(of: self)!) }

    init(_ byte: UInt8) { self = Self.allCases[Int(byte &- UInt8(ascii: "A")) % Self.allCases.count] }
  }

  /// What is wrong with what comes of an input, in words; nil for nothing.
  package static func problem(with input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let rest = Array(input.dropFirst())
    switch Room(first) {
    case .plain: return problem(reading: rest, as: .plain)
    case .markdown: return problem(reading: rest, as: Markdown())
    case .html: return problem(reading: rest, as: HTML())
    case .org: return problem(reading: rest, as: OrgMode())
    case .feed: return problem(readingFeed: rest)
    case .claimReview: return problem(readingClaims: rest)
    case .messages:
      return Conversation.problem(hearing: rest.split(separator: 0x0A).map { .message(Array($0)) })
    case .stream: return Conversation.problem(hearing: frames(in: rest))
    case .edits: return EditScript(bytes: rest).problem
    }
  }

  /// Cut as the pipe cuts them.
  static func frames(in stream: [UInt8]) -> [FrameReader.Frame] {
    var reader = FrameReader()
    reader.append(stream)
    var frames: [FrameReader.Frame] = []
    while let frame = reader.next() { frames.append(frame) }
    return frames
  }

  // MARK: Files of other people

  private static func problem(readingFeed bytes: [UInt8]) -> String? {
    guard let feed = Feed(bytes) else { return nil }
    // A day that no calendar has would end the archive.
    let days = feed.entries.compactMap(\.date).filter { $0.utf8.count != 10 }
    return days.isEmpty ? nil : "a feed's date is \(days[0].debugDescription)"
  }

  private static func problem(readingClaims bytes: [UInt8]) -> String? {
    let reviews = ClaimReview.all(in: bytes) ?? []
    return Set(reviews.map(\.id)).count == reviews.count ? nil : "two fact-checks have one id"
  }
}
