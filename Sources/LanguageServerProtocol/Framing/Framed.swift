/// The bytes that travel for one message body: a header that counts the bytes of the body, then the body.
///
/// `{}` travels as `Content-Length: 2␍␊␍␊{}`.
package func framed(_ body: [UInt8]) -> [UInt8] {
  let header = "Content-Length: \(body.count)\r\n\r\n"
  var bytes: [UInt8] = []
  bytes.reserveCapacity(header.utf8.count + body.count)
  bytes += header.utf8
  bytes += body
  return bytes
}
