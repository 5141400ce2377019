/// Asks an editor to ask for inlay hints again: the settings say others than before.
package struct RefreshInlayHintsRequest: OutgoingRequest {
  package static let method = "workspace/inlayHint/refresh"
  package static let hasParams = false

  package init() {}
}
