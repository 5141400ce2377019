import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a text is XML, and how often which element stands in it.
final class XML: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { elements[name, default: 0] += 1 }
}
