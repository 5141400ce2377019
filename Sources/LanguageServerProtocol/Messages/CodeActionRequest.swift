/// Asks what can be done about a range of text.
package struct CodeActionRequest: Request {
  package typealias Answer = [OfferedAction]
  package static let method = "textDocument/codeAction"

  package let textDocument: TextDocumentIdentifier
  package let range: PositionRange
  package let context: CodeActionContext
}

package struct CodeActionContext: Sendable {
  /// Diagnostics the editor shows at the range; some editors keep only code, message and range of what they were sent.
  package let diagnostics: [ShownDiagnostic]
  /// The kinds asked for, `quickfix` meaning also `quickfix.…`; nil for all.
  package let only: [String]?
}

extension CodeActionContext: Decodable {
  private enum Key: String, CodingKey {
    case diagnostics, only
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let shown = try fields.decodeIfPresent([Readable<ShownDiagnostic>].self, forKey: .diagnostics)
    diagnostics = (shown ?? []).compactMap(\.value)
    only = try fields.decodeIfPresent([String].self, forKey: .only)
  }
}

/// A diagnostic as the editor remembers it.
package struct ShownDiagnostic: Sendable {
  package let range: PositionRange
  /// The name of the rule, if it is one of Stet's. Numbers are other servers' codes, written out.
  package let code: String?
  package let message: String?
  package let source: String?
}

extension ShownDiagnostic: Decodable {
  private enum Key: String, CodingKey {
    case range, code, message, source
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    range = try fields.decode(PositionRange.self, forKey: .range)
    message = try? fields.decode(String.self, forKey: .message)
    source = try? fields.decode(String.self, forKey: .source)
    let number = try? fields.decode(Int.self, forKey: .code)
    code = (try? fields.decode(String.self, forKey: .code)) ?? number.map { "\($0)" }
  }
}

/// A value, or nothing where another server's diagnostic cannot be read: it must not cost the user Stet's own actions.
private struct Readable<Value: Decodable>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}

/// An action, or for editors without them a bare command.
package enum OfferedAction: Equatable, Sendable {
  case action(CodeAction)
  case command(Command)
}

extension OfferedAction: Encodable {
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .action(let action): try action.encode(to: encoder)
    case .command(let command): try command.encode(to: encoder)
    }
  }
}
