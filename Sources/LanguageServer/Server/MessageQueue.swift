import LanguageServerProtocol

/// Messages that have not taken effect, in their order. Whatever is done to it takes a time that does not depend on how many
/// wait: an editor that cancels thousands of requests at once is read in one pass.
struct MessageQueue {
  /// Nil for one that was taken out by its cancellation.
  private var messages: [Incoming?] = []
  /// How many of `messages` have come out.
  private var taken = 0
  /// How many messages came and went before the first of `messages`.
  private var gone = 0
  /// Where requests wait, counted from the first message of the session. Of two with one name, which no editor sends, only
  /// the first is found.
  private var places: [RequestID: Int] = [:]

  mutating func append(_ message: Incoming) {
    if let id = Self.id(of: message), places[id] == nil { places[id] = gone + messages.count }
    messages.append(message)
  }

  /// The oldest; nil where none waits.
  mutating func next() -> Incoming? {
    while taken < messages.count {
      let message = messages[taken]
      messages[taken] = nil
      if let message, let id = Self.id(of: message), places[id] == gone + taken { places[id] = nil }
      taken += 1
      // Half of them at least, so that each is moved once on average.
      if taken * 2 > messages.count { drop() }
      if let message { return message }
    }
    return nil
  }

  /// Takes a request out that has not come out; false where there is none.
  mutating func remove(_ id: RequestID) -> Bool {
    guard let place = places.removeValue(forKey: id) else { return false }
    messages[place - gone] = nil
    return true
  }

  private mutating func drop() {
    messages.removeFirst(taken)
    (gone, taken) = (gone + taken, 0)
  }

  private static func id(of message: Incoming) -> RequestID? {
    switch message {
    case .request(let id, _), .unknownRequest(let id, _): id
    default: nil
    }
  }
}
