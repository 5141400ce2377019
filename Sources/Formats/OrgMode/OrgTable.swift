/// A row of a table.
enum OrgTable {
  /// The cells of a row behind its first bar, each without the blanks around it.
  static func cells(of row: TextRange, in bytes: [UInt8]) -> [TextRange] {
    var cells: [TextRange] = []
    var start = row.start
    while start < row.end {
      let bar = bytes[start..<row.end].firstIndex(of: UInt8(ascii: "|")) ?? row.end
      var cell = TextRange(start, bar)
      while cell.start < cell.end, bytes[cell.start] <= 0x20 { cell.start += 1 }
      while cell.end > cell.start, bytes[cell.end - 1] <= 0x20 { cell.end -= 1 }
      cells.append(cell)
      start = bar + 1
    }
    return cells
  }
}
