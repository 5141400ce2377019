/// What a token is in an attribution, as the sequence model labels it.
///
/// A source and a piece of content also say on which side their cue stands, so that they can be put together again.
package enum AttributionLabel: UInt8, CaseIterable, Sendable {
  case none
  case sourceBeforeCue, sourceBeforeCueGoesOn
  case sourceAfterCue, sourceAfterCueGoesOn
  case cue, cueGoesOn
  case contentBeforeCue, contentBeforeCueGoesOn
  case contentAfterCue, contentAfterCueGoesOn
  /// Its cue stands in another sentence of the block, before or behind.
  case contentOfEarlierCue, contentOfEarlierCueGoesOn
  case contentOfLaterCue, contentOfLaterCueGoesOn

  package enum Role: Hashable, Sendable { case none, source, cue, content }

  package var role: Role {
    switch self {
    case .none: .none
    case .sourceBeforeCue, .sourceBeforeCueGoesOn, .sourceAfterCue, .sourceAfterCueGoesOn: .source
    case .cue, .cueGoesOn: .cue
    default: .content
    }
  }

  /// A label is odd where it begins a piece; the even one behind it goes on with it.
  package var begins: Bool { rawValue % 2 == 1 }
  package var goingOn: AttributionLabel { begins ? AttributionLabel(rawValue: rawValue + 1)! : self }
}
