import News

/// JSON as templates see it.
enum TemplateValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it is written.
  case number(String)
  case text(String)
  case list([TemplateValue])
  case object([String: TemplateValue])

  /// - Throws: where the text is no JSON.
  init(json: String) throws(JSONReader.Failure) { self = try JSONReader.read(json) }

  init(_ alert: Alert) throws(DocumentError) {
    do {
      try self.init(json: AlertDocument(alert).json())
    } catch {
      throw DocumentError(description: "cannot be read back at byte \(error.offset)")
    }
  }

  /// Whether a section over it is shown: not over null, false, an empty text and an empty list.
  var isShown: Bool {
    switch self {
    case .null, .bool(false), .text(""): false
    case .list(let items): !items.isEmpty
    default: true
    }
  }

  /// What a tag shows of it; a list or an object as JSON.
  var shown: String {
    switch self {
    case .null: ""
    case .bool(let value): "\(value)"
    case .number(let text), .text(let text): text
    case .list, .object: json
    }
  }

  /// One line, keys sorted.
  var json: String {
    switch self {
    case .null: "null"
    case .bool, .number: shown
    case .text(let text): "\"\(jsonEscaped(text))\""
    case .list(let items): "[\(items.map(\.json).joined(separator: ","))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\"\(jsonEscaped($0.key))\":\($0.value.json)" }.joined(separator: ","))}"
    }
  }
}
