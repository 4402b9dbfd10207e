/// How text is written into a body so that it is text there and nothing else, by the body's content type.
enum TemplateEscaping: Hashable, Sendable {
  case json, markup, form, none

  /// Nil for a content type whose rules are not known here.
  init?(contentType: String) {
    let type = contentType.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() } ?? ""
    switch type {
    case "application/json": self = .json
    case "text/html", "text/xml", "application/xml": self = .markup
    case "application/x-www-form-urlencoded": self = .form
    case "text/plain", "text/markdown": self = .none
    default:
      if type.hasSuffix("+json") { self = .json } else if type.hasSuffix("+xml") { self = .markup } else { return nil }
    }
  }

  func escaped(_ text: String) -> String {
    switch self {
    case .none: text
    case .json: jsonEscaped(text)
    case .markup: markupEscaped(text)
    case .form:
      percentEncoded(text) { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~".utf8.contains(byte)
      }
    }
  }
}

/// Text as it stands between the quotes of a JSON string (RFC 8259, 7). What some readers take for more than a character
/// (DEL, C1, line separators, and `<` in a page's script) is escaped too.
func jsonEscaped(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": escaped.append(contentsOf: "\\\"".unicodeScalars)
    case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
    case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "<":
      let digits = String(scalar.value, radix: 16)
      escaped.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
    default: escaped.append(scalar)
    }
  }
  return String(escaped)
}

/// Text as it stands in HTML and XML, also in an attribute. Controls that XML does not have become U+FFFD.
func markupEscaped(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
    case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
    case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
    case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
    case "\t", "\n", "\r": escaped.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
    default: escaped.append(scalar)
    }
  }
  return String(escaped)
}
