/// Asks an editor that pulls diagnostics to ask for all of them again: the settings or an ignore file
/// changed, or the deep tier has read a text and finds something else in it.
package struct RefreshDiagnosticsRequest: OutgoingRequest {
  package static let method = "workspace/diagnostic/refresh"
  package static let hasParams = false

  package init() {}
}
