import Archive
import Articles
import Files

/// The knowledge bases of a session: opened when first needed, and again when another lies in the folder.
final class KnowledgeAccess {
  private let folder: String?
  private var stamps: [Files.Stamp]?
  private var opened = Knowledge.starter

  /// - Parameter folder: of the user's bases; nil for none.
  init(folder: String?) { self.folder = folder }

  /// The bases, and what is wrong with those that could not be used, said once.
  func open() -> (knowledge: Knowledge, complaints: [String]) {
    let now = (folder.map(BaseFile.paths) ?? []).map(Files.Stamp.init)
    if now == stamps { return (opened, []) }
    let (knowledge, problems) = BaseFile.stack(in: folder)
    (opened, stamps) = (knowledge, now)
    return (knowledge, problems.map(\.description))
  }
}

extension Server {
  func openKnowledge() -> Knowledge {
    let (knowledge, complaints) = knowledge.open()
    for complaint in complaints { tell(.warning, complaint) }
    return knowledge
  }
}
