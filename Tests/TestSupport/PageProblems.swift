import Formats

/// What every page must keep, whatever it was read from: each fact is found in the prose and shown in the source. Gives what
/// a page does not keep, in words.
package func problems(with page: Page, of bytes: [UInt8]) -> [String] {
  var problems: [String] = []
  var end = 0
  for block in page.blocks {
    if block.range.start < end { problems.append("blocks overlap") }
    end = block.range.end
    guard block.range.start < block.range.end, block.range.end <= bytes.count else {
      problems.append("a block is empty or ends behind the text")
      continue
    }
    if let problem = problem(in: block.prose, of: Array(bytes[block.range.start..<block.range.end])) {
      problems.append(problem)
    }
  }
  return problems.map { "\($0) in \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
}

private func problem(in prose: Prose, of source: [UInt8]) -> String? {
  guard String(validating: prose.bytes, as: UTF8.self) != nil else { return "half a character" }
  guard !prose.runs.isEmpty else { return prose.bytes.isEmpty || prose.bytes == source ? nil : "prose without runs" }
  var (read, written) = (0, 0)
  for run in prose.runs {
    guard run.prose.start == read, run.prose.length > 0 else { return "a gap in the prose" }
    guard run.source.start >= written, run.source.length > 0, run.source.end <= source.count else {
      return "a run outside its block or out of order"
    }
    (read, written) = (run.prose.end, run.source.end)
    guard run.prose.length == run.source.length else { continue }
    for (here, there) in zip(run.prose.start..<run.prose.end, run.source.start..<run.source.end)
    where prose.bytes[here] != source[there] && prose.bytes[here] > 0x20 {
      return "a run that is no copy"
    }
  }
  return read == prose.bytes.count ? nil : "prose behind the last run"
}
