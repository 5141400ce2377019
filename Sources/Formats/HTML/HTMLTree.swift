import CHTML

/// What gumbo makes of a page, with every node knowing where it stood in the source.
struct HTMLTree: ~Copyable {
  typealias Node = UnsafeMutablePointer<GumboNode>

  let root: Node?
  private let arena: UnsafeMutablePointer<MarkupArena>

  /// The source has to outlive the tree.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    arena = .allocate(capacity: 1)
    arena.initialize(to: MarkupArena())
    var options = kGumboDefaultOptions
    options.userdata = UnsafeMutableRawPointer(arena)
    options.allocator = { $0!.assumingMemoryBound(to: MarkupArena.self).pointee.allocate($1) }
    options.deallocator = { $0!.assumingMemoryBound(to: MarkupArena.self).pointee.free($1) }
    // Nobody reads the list of errors, and a broken page has one for each tag.
    options.max_errors = 0
    let output = source.withMemoryRebound(to: CChar.self) {
      gumbo_parse_with_options(&options, $0.baseAddress, $0.count)
    }
    root = output?.pointee.document
  }

  deinit {
    // gumbo's own way of freeing a tree calls itself for each level, and 100,000 nested tags end the stack.
    arena.pointee.freeAll()
    arena.deinitialize(count: 1)
    arena.deallocate()
  }
}
