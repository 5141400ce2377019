import Articles
import Files

/// The knowledge bases of a session: opened when first needed, and again when another lies in the folder.
final class KnowledgeAccess {
  private let folder: String?
  private var stamps: [Files.Stamp]?
  private var opened = Knowledge.starter
  /// What is wrong with bases that could not be used, since it was last asked.
  private var complaints: [String] = []

  /// - Parameter folder: of the user's bases; nil for none.
  init(folder: String?) { self.folder = folder }

  /// The starter base with the user's on top, without those that cannot be used.
  func open() -> Knowledge {
    let now = (folder.map(BaseFile.paths) ?? []).map { Files.Stamp($0) }
    if now == stamps { return opened }
    let (knowledge, problems) = BaseFile.stack(in: folder)
    (opened, stamps) = (knowledge, now)
    complaints += problems.map(\.description)
    return knowledge
  }

  func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }
}
