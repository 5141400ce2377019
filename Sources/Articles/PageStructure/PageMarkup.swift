import Formats

/// What the elements of a page tell of its lines: their tags and classes, how much of a line is links, and how a line
/// stands to the element that holds the most prose.
struct PageMarkup {
  private let elements: [MarkupElement]
  private let blocks: [Block]
  private let lines: PageLines
  /// Of each element with all that it holds: words of prose, lines, lines of prose, bytes, bytes of links.
  private let held: [Held]
  /// The deepest element that holds most of the prose.
  private let main: Int
  private let isAroundMain: [Bool]
  private let isInMain: [Bool]
  private let mainLines: Range<Int>
  /// Of each line the nearest element around it that holds more than one; -1 where it stands in none.
  private let boxes: [Int]

  private struct Held {
    var proseWords = 0
    var lines = 0
    var prose = 0
    var bytes = 0
    var linkBytes = 0
  }

  init(_ elements: [MarkupElement], _ lines: PageLines) {
    self.elements = elements
    self.lines = lines
    blocks = lines.blocks
    var held = Array(repeating: Held(), count: elements.count)
    for (i, block) in blocks.enumerated() where block.element >= 0 {
      let appearance = lines.appearances[i]
      held[block.element].lines += 1
      if appearance.shape.isProse {
        held[block.element].proseWords += appearance.words
        held[block.element].prose += 1
      }
      held[block.element].bytes += block.prose.bytes.count
      held[block.element].linkBytes += block.linkBytes
    }
    for i in elements.indices.reversed() where elements[i].parent >= 0 {
      let parent = elements[i].parent
      held[parent].proseWords += held[i].proseWords
      held[parent].lines += held[i].lines
      held[parent].prose += held[i].prose
      held[parent].bytes += held[i].bytes
      held[parent].linkBytes += held[i].linkBytes
    }
    let wanted = max(1, lines.proseWords.all * 6 / 10)
    let main = held.lastIndex { $0.proseWords >= wanted } ?? 0
    var isAroundMain = Array(repeating: false, count: elements.count)
    var up = main
    while up >= 0, up < elements.count {
      isAroundMain[up] = true
      up = elements[up].parent
    }
    var isInMain = Array(repeating: false, count: elements.count)
    for i in elements.indices { isInMain[i] = i == main || elements[i].parent >= 0 && isInMain[elements[i].parent] }
    let inside = lines.blocks.indices.filter { lines.blocks[$0].element >= 0 && isInMain[lines.blocks[$0].element] }
    mainLines = (inside.first ?? 0)..<(inside.last ?? -1) + 1
    (self.held, self.main, self.isAroundMain, self.isInMain) = (held, main, isAroundMain, isInMain)
    boxes = lines.blocks.map { $0.element < 0 ? -1 : Self.container(of: $0.element, elements, held) }
  }

  static let width = plain + nearRoom + farRoom + tagRoom
  private static let plain = 21
  private static let nearRoom = 12
  private static let farRoom = 20
  private static let tagRoom = 8

  func add(_ line: Int, to sink: inout FeatureSink) {
    let block = blocks[line]
    guard block.element >= 0 else { return sink.skip(Self.width) }
    let s = UInt64(lines.appearances[line].shape.rawValue)
    let element = block.element
    let parent = max(0, elements[element].parent)
    let tags = UInt64(elements[element].tag) << 8 | UInt64(elements[parent].tag)
    let ownLinks = linkShare(block.linkBytes, block.prose.bytes.count)
    let box = boxes[line]
    let outer = box > 0 ? Self.container(of: elements[box].parent, elements, held) : box
    let steps = UInt64(stepsToMain(element))
    let inMain: UInt64 = isInMain[element] ? 1 : 0
    sink.add(tags)
    sink.add(UInt64(elements[element].tag), s)
    sink.add(ownLinks, s)
    sink.add(ownLinks << 1 | inMain, s)
    sink.add(inMain, s)
    sink.add(steps, s)
    sink.add(UInt64(depthInMain(element)), s)
    sink.add(prose(in: box), s)
    sink.add(linkShare(held[box].linkBytes, held[box].bytes), s)
    sink.add(share(of: box), s)
    sink.add(prose(in: outer), s)
    sink.add(linkShare(held[outer].linkBytes, held[outer].bytes), s)
    sink.add(share(of: outer), s)
    sink.add(ownLinks << 8 | links(of: line - 1) << 4 | links(of: line + 1), s)
    sink.add(isTogether(line - 1, box) | isTogether(line + 1, box) << 1, s)
    sink.add(UInt64(elements[box].tag) << 8 | UInt64(elements[outer].tag), s)
    sink.add(inMain << 8 | neighbourInMain(line - 1) << 4 | neighbourInMain(line + 1), s)
    sink.add(steps << 4 | UInt64(bin(held[box].lines, [2, 3, 5, 9, 20])), s)
    sink.add(place(line), s)
    sink.add(elements[element].words.first ?? 0, UInt64(elements[element].tag))
    sink.add(elements[box].words.first ?? 0, s)
    addAncestors(of: element, to: &sink)
  }

  /// The words of the classes of the elements around a line: of the nearest three, and of all further out that are not
  /// around the article as well.
  private func addAncestors(of element: Int, to sink: inout FeatureSink) {
    var near: [UInt64] = []
    var far: [UInt64] = []
    var tags: [UInt64] = []
    var i = element
    var depth = 0
    while i >= 0, depth < 40 {
      if depth < 3 {
        near += elements[i].words
      } else if !isAroundMain[i] || i == main {
        far += elements[i].words
      }
      if !isAroundMain[i] { tags.append(UInt64(elements[i].tag)) }
      i = elements[i].parent
      depth += 1
    }
    sink.add(bag: near, room: Self.nearRoom)
    sink.add(bag: far, room: Self.farRoom)
    sink.add(bag: tags, room: Self.tagRoom)
  }

  /// The nearest element around that holds more than one line.
  private static func container(of element: Int, _ elements: [MarkupElement], _ held: [Held]) -> Int {
    var i = element
    let own = held[element].lines
    while elements[i].parent >= 0, held[i].lines <= max(1, own) { i = elements[i].parent }
    return i
  }

  private func stepsToMain(_ element: Int) -> Int {
    var i = element
    var steps = 0
    while i >= 0, !isAroundMain[i], steps < 15 {
      i = elements[i].parent
      steps += 1
    }
    return i == main ? bin(steps, [1, 2, 3, 4, 6]) : 8 + bin(steps, [1, 2, 3, 5, 8])
  }

  private func depthInMain(_ element: Int) -> Int {
    guard isInMain[element] else { return 15 }
    var i = element
    var depth = 0
    while i != main, depth < 8 {
      i = elements[i].parent
      depth += 1
    }
    return depth
  }

  private func prose(in box: Int) -> UInt64 {
    UInt64(bin(held[box].prose, [1, 2, 3, 5, 10])) << 4 | UInt64(bin(held[box].lines, [2, 3, 5, 10, 25]))
  }

  private func share(of box: Int) -> UInt64 {
    UInt64(bin(held[box].proseWords * 20 / max(1, lines.proseWords.all), [1, 2, 5, 10, 15, 19]))
  }

  private func linkShare(_ links: Int, _ bytes: Int) -> UInt64 {
    UInt64(bin(links * 20 / max(1, bytes), [1, 3, 8, 14, 19]))
  }

  private func links(of line: Int) -> UInt64 {
    line >= 0 && line < blocks.count ? linkShare(blocks[line].linkBytes, blocks[line].prose.bytes.count) : 9
  }

  private func isTogether(_ line: Int, _ box: Int) -> UInt64 {
    line >= 0 && line < blocks.count && boxes[line] == box ? 1 : 0
  }

  private func neighbourInMain(_ line: Int) -> UInt64 {
    guard line >= 0, line < blocks.count, blocks[line].element >= 0 else { return 2 }
    return isInMain[blocks[line].element] ? 1 : 0
  }

  /// Before, in or behind the main element.
  private func place(_ line: Int) -> UInt64 {
    line < mainLines.lowerBound ? 0 : line >= mainLines.upperBound ? 2 : isInMain[blocks[line].element] ? 1 : 3
  }
}
