import EncoderKernels

/// The network of the deep tier: a small transformer that reads windows of consecutive sentences.
///
/// MiniLM (Wang et al. 2020) with heads of Stet's own, as `Scripts/Encoder` fits and writes it. Weights and
/// what they are multiplied with have eight bits, so that sums are of whole numbers and every processor gives the same.
package struct Encoder: Sendable {
  package static let name = "encoder"
  /// What the sums run on here: "avx512", "avx2", "neon" and so on.
  package static var kernels: String { String(cString: stet_kernels().pointee.name) }
  /// Whether there are kernels for this very kind of processor; those for all take forty times as long.
  package static let isQuick = kernels != "portable"
  static let width = 384
  private static let inner = 1536
  private static let heads = 12

  /// Pieces in a window at most.
  let longest: Int
  let pieces: WordPieces
  /// The pieces that stand before a block and behind a sentence.
  let opening: UInt16
  let closing: UInt16

  // All tables are constant data of the model's file, which `file` keeps.
  private let file: ModelFile
  nonisolated(unsafe) private let rows: UnsafePointer<Int8>
  nonisolated(unsafe) private let rowScales: UnsafePointer<Float>
  nonisolated(unsafe) private let positions: UnsafePointer<Float>
  nonisolated(unsafe) private let shapes: UnsafePointer<Float>
  private let norm: Norm
  private let layers: [Layer]
  private let claims, attribution, entities: Head

  private struct Norm: Sendable {
    nonisolated(unsafe) let weight: UnsafePointer<Float>
    nonisolated(unsafe) let bias: UnsafePointer<Float>
  }

  private struct Matrix: Sendable {
    nonisolated(unsafe) let panels: UnsafePointer<Int8>
    nonisolated(unsafe) let scales: UnsafePointer<Float>
    nonisolated(unsafe) let bias: UnsafePointer<Float>
    let depth: Int
    let outputs: Int
  }

  private struct Layer: Sendable {
    let queriesKeysValues, out, up, down: Matrix
    let attentionNorm, norm: Norm
  }

  private struct Head: Sendable {
    nonisolated(unsafe) let rows: UnsafePointer<Float>
    nonisolated(unsafe) let bias: UnsafePointer<Float>

    /// No network that was fitted comes near it.
    private static let largest: Float = 1_000

    /// 16 logits for a vector of the top layer; those behind the head's labels are 0.
    func logits(_ vector: UnsafePointer<Float>) -> SIMD16<Float> {
      var sums = SIMD16<Float>(repeating: 0)
      for label in 0..<16 {
        var lanes = SIMD16<Float>(repeating: 0)
        for i in stride(from: 0, to: Encoder.width, by: 16) {
          lanes +=
            UnsafeRawPointer(vector + i).loadUnaligned(as: SIMD16<Float>.self)
            * UnsafeRawPointer(rows + label * Encoder.width + i).loadUnaligned(as: SIMD16<Float>.self)
        }
        sums[label] = lanes.sum() + bias[label]
      }
      // Finite weights too may multiply to what no whole number holds; that says nothing of the text, so it counts nothing.
      sums.replace(with: 0, where: sums .!= sums)
      return sums.clamped(
        lowerBound: SIMD16(repeating: -Head.largest), upperBound: SIMD16(repeating: Head.largest))
    }
  }

  /// Reads all of the file once: whatever of it is not as it was written is found here, where there is somebody to tell,
  /// and not by the sums.
  ///
  /// - Throws: where the file holds no such network, is cut short or damaged.
  package init(_ file: ModelFile) throws(ModelError) {
    try file.header.demand("name", Self.name)
    try file.header.demand("version", "1")
    let count = try Self.number("pieces", 16...1 << 16, in: file)
    longest = try Self.number("longest", 16...4096, in: file)
    opening = UInt16(try Self.number("opening", 1...count - 1, in: file))
    closing = UInt16(try Self.number("closing", 1...count - 1, in: file))
    let unknown = UInt16(try Self.number("unknown", 1...count - 1, in: file))
    try file.checkDigest()
    var offset = 0
    func next<Value: BitwiseCopyable>(_ type: Value.Type, _ values: Int) throws(ModelError) -> UnsafePointer<Value> {
      defer { offset += ModelFile.padded(values * MemoryLayout<Value>.stride) }
      let table = try file.table(of: type, at: offset, count: values)
      if let numbers = table as? UnsafePointer<Float> {
        guard (0..<values).allSatisfy({ numbers[$0].isFinite }) else { throw Self.damaged("a weight is no number") }
      }
      return table
    }
    func nextNorm() throws(ModelError) -> Norm {
      Norm(weight: try next(Float.self, Self.width), bias: try next(Float.self, Self.width))
    }
    func nextMatrix(_ depth: Int, _ outputs: Int) throws(ModelError) -> Matrix {
      Matrix(
        panels: try next(Int8.self, depth * outputs), scales: try next(Float.self, outputs),
        bias: try next(Float.self, outputs), depth: depth, outputs: outputs)
    }
    pieces = WordPieces(try next(UInt64.self, count), count: count, unknown: unknown)
    // The digest is of the tables, so the head has to agree with them in all that it says.
    guard pieces.isMark(opening, "[CLS]"), pieces.isMark(closing, "[SEP]"), pieces.isMark(unknown, "[UNK]") else {
      throw Self.damaged("its head names other pieces than its tables")
    }
    rows = try next(Int8.self, count * Self.width)
    rowScales = try next(Float.self, count)
    positions = try next(Float.self, longest * Self.width)
    shapes = try next(Float.self, EncoderWord.Shape.allCases.count * Self.width)
    norm = try nextNorm()
    var layers: [Layer] = []
    for _ in 0..<(try Self.number("layers", 1...64, in: file)) {
      layers.append(
        Layer(
          queriesKeysValues: try nextMatrix(Self.width, 3 * Self.width), out: try nextMatrix(Self.width, Self.width),
          up: try nextMatrix(Self.width, Self.inner), down: try nextMatrix(Self.inner, Self.width),
          attentionNorm: try nextNorm(), norm: try nextNorm()))
    }
    self.layers = layers
    func nextHead() throws(ModelError) -> Head {
      Head(rows: try next(Float.self, 16 * Self.width), bias: try next(Float.self, 16))
    }
    (claims, attribution, entities) = (try nextHead(), try nextHead(), try nextHead())
    guard offset == file.tableLength else {
      throw Self.damaged("its head speaks of \(offset) bytes of tables, and there are \(file.tableLength)")
    }
    self.file = file
  }

  private static func number(
    _ word: String, _ range: ClosedRange<Int>, in file: ModelFile
  ) throws(ModelError) -> Int {
    let number = try file.header.number(word)
    guard range.contains(number) else { throw damaged("\(number) is no number of \(word)") }
    return number
  }

  private static func damaged(_ reason: String) -> ModelError {
    ModelError(description: "the model '\(name)' is damaged: \(reason)")
  }

  /// The vectors of the top layer, `width` numbers a piece.
  func top(_ text: EncoderWindow.Text, _ kernels: StetKernels = stet_kernels().pointee) -> [Float] {
    let count = text.pieces.count
    var x = [Float](repeating: 0, count: count * Self.width)
    for (place, piece) in text.pieces.enumerated() {
      let row = rows + Int(piece) * Self.width
      let scale = rowScales[Int(piece)]
      let position = positions + place * Self.width
      let shape = shapes + Int(text.shapes[place]) * Self.width
      for i in 0..<Self.width { x[place * Self.width + i] = Float(row[i]) * scale + position[i] + shape[i] }
    }
    kernels.add_and_norm(&x, nil, norm.weight, norm.bias, Int32(count), Int32(Self.width))
    var wide = [Float](repeating: 0, count: count * Self.inner)
    var narrow = [Float](repeating: 0, count: count * Self.width)
    var whole = [Int16](repeating: 0, count: count * Self.inner)
    var scales = [Float](repeating: 0, count: count)
    func multiply(_ matrix: Matrix, _ input: [Float], into output: inout [Float]) {
      kernels.quantise(input, Int32(count), Int32(matrix.depth), &whole, &scales)
      kernels.multiply(
        whole, scales, Int32(count), Int32(matrix.depth), matrix.panels, matrix.scales, matrix.bias,
        Int32(matrix.outputs), &output)
    }
    withUnsafeTemporaryAllocation(byteCount: stet_attention_scratch(Int32(count)), alignment: 64) { scratch in
      for layer in layers {
        multiply(layer.queriesKeysValues, x, into: &wide)
        kernels.attend(wide, Int32(count), Int32(Self.heads), &narrow, scratch.baseAddress)
        multiply(layer.out, narrow, into: &wide)
        kernels.add_and_norm(
          &x, wide, layer.attentionNorm.weight, layer.attentionNorm.bias, Int32(count), Int32(Self.width))
        multiply(layer.up, x, into: &wide)
        kernels.gelu(&wide, Int32(count * Self.inner))
        multiply(layer.down, wide, into: &narrow)
        kernels.add_and_norm(&x, narrow, layer.norm.weight, layer.norm.bias, Int32(count), Int32(Self.width))
      }
    }
    return x
  }

  /// What the network makes of the sentences of a window, in their order.
  func outputs(of window: EncoderWindow) -> [EncoderOutput] {
    let top = top(window.text)
    return window.sentences.map { sentence in
      let places = window.text.words[sentence.words]
      return EncoderOutput(
        claims: claims(sentence.pieces, of: top),
        attribution: places.map { AttributionTagger.shared.scores(ofLogits: logits(attribution, $0, of: top)) },
        entities: places.map { EntityTagger.shared.scores(ofLogits: logits(entities, $0, of: top)) })
    }
  }

  /// Six logits for a sentence, in the order of the labels Q V U N O X.
  func claims(_ pieces: Range<Int>, of top: [Float]) -> SIMD16<Float> {
    var mean = [Float](repeating: 0, count: Self.width)
    for place in pieces { for i in 0..<Self.width { mean[i] += top[place * Self.width + i] } }
    for i in 0..<Self.width { mean[i] /= Float(pieces.count) }
    return claims.logits(mean)
  }

  private func logits(_ head: Head, _ place: Int, of top: [Float]) -> SIMD16<Float> {
    top.withUnsafeBufferPointer { head.logits($0.baseAddress! + place * Self.width) }
  }
}
