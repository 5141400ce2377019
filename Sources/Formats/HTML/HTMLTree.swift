import CHTML
import MarkupParsers

/// What gumbo makes of a page, with every node knowing where it stood in the source.
struct HTMLTree: ~Copyable {
  typealias Node = UnsafeMutablePointer<GumboNode>

  /// Nil where it would take more memory than it may.
  let root: Node?
  private let arena: OpaquePointer

  /// The source has to outlive the tree.
  init(_ source: UnsafeBufferPointer<UInt8>, within memory: Int) {
    let arena = stet_arena_make(memory)
    self.arena = arena
    let output = source.withMemoryRebound(to: CChar.self) { stet_parse_html(arena, $0.baseAddress, $0.count) }
    root = output?.assumingMemoryBound(to: GumboOutput.self).pointee.document
  }

  // gumbo's own way of freeing a tree calls itself for each level, and 100,000 nested tags end the stack.
  deinit { stet_arena_free(arena) }
}
