import CivilTime
import News
import TemporalExpressions
import TextAnalysis

/// A text whose expected expressions stand in it: `"talks on [[May 15|2025-05-15]]"`. A value that begins with ">"
/// closes a range.
struct MarkedText: CustomStringConvertible {
  let description: String
  let text: String
  let expected: [Found]

  struct Found: Equatable, CustomStringConvertible {
    let quote: String
    let value: String
    let span: Span

    var description: String { "[[\(quote)|\(value)]] at \(span.start)" }
  }

  init(_ marked: String) {
    description = marked
    var text = String.UnicodeScalarView()
    var expected: [Found] = []
    var rest = Substring(marked)
    while let open = rest.range(ofMark: "[[") {
      text.append(contentsOf: rest[..<open].unicodeScalars)
      rest = rest[open...].dropFirst(2)
      guard let bar = rest.range(ofMark: "|"), let close = rest.range(ofMark: "]]"), bar < close else { break }
      let quote = String(rest[..<bar])
      let value = String(rest[rest.index(after: bar)..<close])
      let start = text.count
      text.append(contentsOf: quote.unicodeScalars)
      expected.append(Found(quote: quote, value: value, span: Span(start, text.count)))
      rest = rest[close...].dropFirst(2)
    }
    text.append(contentsOf: rest.unicodeScalars)
    self.text = String(text)
    self.expected = expected
  }
}

extension Substring {
  fileprivate func range(ofMark mark: String) -> Index? {
    indices.first { self[$0...].hasPrefix(mark) }
  }
}

/// What the reader finds in a text, with the words that its spans quote.
func read(_ text: String, published: String) throws -> [MarkedText.Found] {
  try expressions(text, published: published).map { expression in
    let value = (expression.closesRange ? ">" : "") + expression.value
    return MarkedText.Found(quote: quote(expression.span, of: text), value: value, span: expression.span)
  }
}

func expressions(_ text: String, published: String) throws -> [TemporalExpression] {
  guard let date = CivilDate(published) else { throw NoDate(text: published) }
  return reader.read(AnalyzedText(text), published: PublicationDate(date, from: .given))
}

private let reader = TemporalReader()

struct NoDate: Error {
  let text: String
}

func quote(_ span: Span, of text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(span.start).prefix(span.length)))
}
