import Files
import Formats

/// A file of fact-checks: a line of JSON each, or one document of them.
enum AddedClaims {
  static func add(_ file: NamedFile, to batch: inout AddingBatch) throws {
    let path = file.path
    do {
      let input = try InputFile(path, namedBy: file.namedBy, largest: Files.largestText)
      let bytes = try input.rest(upTo: largestFile)
      try input.finish()
      if let claims = ClaimReview.all(in: bytes), !claims.isEmpty {
        try take(claims, to: &batch)
      } else {
        try addLines(bytes, of: path, to: &batch)
      }
    } catch let error as FileError {
      batch.passOver(error.description)
    }
    batch.progress.pass(path)
  }

  /// Bytes: more than twice the data feed of every fact-check that Google knows.
  private static let largestFile = 512 << 20

  private static func addLines(_ bytes: [UInt8], of path: String, to batch: inout AddingBatch) throws {
    var problems = LineProblems(ArchiveCommand.name)
    var claims: [ClaimReview] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let found = ClaimReview.all(in: Array(line)) ?? []
      if found.isEmpty {
        problems.add("\(path): line \(number + 1) holds no ClaimReview with a claim") { batch.progress.clear() }
      }
      claims += found
    }
    batch.passOver(problems)
    guard !claims.isEmpty else {
      throw FileError(description: "\(path): holds no ClaimReview, neither as lines of JSON nor as one document")
    }
    try take(ClaimReview.distinct(claims), to: &batch)
  }

  /// In short transactions.
  private static func take(_ claims: [ClaimReview], to batch: inout AddingBatch) throws {
    for start in stride(from: 0, to: claims.count, by: AddingBatch.size) where !Interruption.isWanted {
      try batch.take(Array(claims[start..<min(claims.count, start + AddingBatch.size)]))
    }
  }
}
