import Dispatch

/// Runs work for each element on all cores and gives the answers in the order of the elements.
package func inParallel<Element: Sendable, Answer: Sendable>(
  _ elements: [Element], _ work: @Sendable (Element) -> Answer
) -> [Answer] {
  guard elements.count > 1 else { return elements.map(work) }
  var answers = [Answer?](repeating: nil, count: elements.count)
  answers.withUnsafeMutableBufferPointer { slots in
    // Each iteration writes its own slot and no other.
    nonisolated(unsafe) let slots = slots
    DispatchQueue.concurrentPerform(iterations: elements.count) { slots[$0] = work(elements[$0]) }
  }
  return answers.map { $0! }
}
