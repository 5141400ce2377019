/// Asks the editor for settings. The answer is a list with one value for each item, `null` where the editor has none.
package struct ConfigurationRequest: OutgoingRequest {
  package static let method = "workspace/configuration"

  package let items: [ConfigurationItem]

  package init(items: [ConfigurationItem]) { self.items = items }
}

package struct ConfigurationItem: Equatable, Encodable, Sendable {
  /// The folder whose settings are asked for; nil for those of no folder.
  package let scopeUri: DocumentURI?
  package let section: String

  package init(scopeUri: DocumentURI? = nil, section: String) {
    self.scopeUri = scopeUri
    self.section = section
  }
}
