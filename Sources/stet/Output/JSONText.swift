/// JSON as it is written, piece by piece: `JSONEncoder` took a quarter of all the time of `stet annotate`, which writes a
/// few numbers for every word.
///
///     text.object { $0.number("start", 4) }
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func object(_ fill: (inout JSONText) -> Void) {
    open(0x7B)
    fill(&self)
    bytes.append(0x7D)
  }

  mutating func array<Items: Sequence>(_ items: Items, _ write: (inout JSONText, Items.Element) -> Void) {
    open(0x5B)
    for item in items { write(&self, item) }
    bytes.append(0x5D)
  }

  // MARK: Parts of an object

  /// A name that wants no escapes; its value comes next.
  mutating func key(_ name: StaticString) {
    part()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
  }

  mutating func number(_ name: StaticString, _ value: Int) {
    key(name)
    number(value)
  }

  /// A finite one.
  mutating func number(_ name: StaticString, _ value: Double) {
    if value == value.rounded(), abs(value) < 1e15 { return number(name, Int(value)) }
    raw(name, "\(value)".utf8)
  }

  /// A word of a program, which wants no escapes; the text of an article goes through `JSONLine`.
  mutating func word(_ name: StaticString, _ word: String) {
    key(name)
    bytes.append(0x22)
    bytes.append(contentsOf: word.utf8)
    bytes.append(0x22)
  }

  /// A value that is JSON already.
  mutating func raw(_ name: StaticString, _ json: some Sequence<UInt8>) {
    key(name)
    bytes.append(contentsOf: json)
  }

  mutating func array<Items: Sequence>(
    _ name: StaticString, _ items: Items, _ write: (inout JSONText, Items.Element) -> Void
  ) {
    key(name)
    array(items, write)
  }

  // MARK: Values

  mutating func number(_ value: Int) {
    part()
    bytes.append(contentsOf: "\(value)".utf8)
  }

  private mutating func open(_ bracket: UInt8) {
    part()
    bytes.append(bracket)
  }

  /// A comma behind another value of the same object or array.
  private mutating func part() {
    switch bytes.last {
    case nil, 0x7B, 0x5B, 0x3A: break
    default: bytes.append(0x2C)
    }
  }
}
