/// Ends the process: with status 0 after `shutdown`, else with 1.
package struct ExitNotification: Notification {
  package static let method = "exit"
  package static let withoutParams: Self? = Self()
}
