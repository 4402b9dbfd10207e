/// Where in an article a term of a query is looked for.
enum TermScope: UInt8, Sendable, CaseIterable {
  /// Headline and body.
  case text
  case headline, body, source, byline, language

  /// - Parameter field: nil for a term outside of any field.
  init(_ field: Field?) {
    switch field {
    case nil: self = .text
    case .headline: self = .headline
    case .body: self = .body
    case .source: self = .source
    case .byline: self = .byline
    case .language: self = .language
    }
  }

  /// The field, where it stands outside of the text.
  var metadata: Field? {
    switch self {
    case .text, .headline, .body: nil
    case .source: .source
    case .byline: .byline
    case .language: .language
    }
  }
}
