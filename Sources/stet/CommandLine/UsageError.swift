/// The words were wrong, not the files. Printed with the way to the help; exit status 2.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
