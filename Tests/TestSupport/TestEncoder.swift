import Articles
import Foundation

/// The encoder that is carried with the source.
package let testEncoder: Encoder = {
  do { return try Encoder(ModelFile(bytes: encoderBytes())) } catch { fatalError("\(error)") }
}()

/// Its file.
package func encoderBytes() throws -> [UInt8] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return Array(try Data(contentsOf: root.appending(path: "Sources/Weights/Models/encoder.bin")))
}
