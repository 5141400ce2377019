import Articles

/// The encoder that is carried with the source.
package let testEncoder: Encoder = {
  do { return try Encoder(ModelFile(bytes: encoderBytes())) } catch { fatalError("\(error)") }
}()

/// Its file.
package func encoderBytes() throws -> [UInt8] { try ProjectRoot.bytes(of: "Sources/Weights/Models/encoder.bin") }
