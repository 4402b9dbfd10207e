import CivilTime
public import News
public import TextAnalysis

/// Finds the words of a text that name a time, and says what time they name.
///
/// It reads English. Values follow TIMEX3 (ISO-TimeML); what the words leave open is told from the publication date,
/// the tense of the clause and what was told before.
public struct TemporalReader: Sendable {
  private let lexicon: Lexicon
  private let zones: ZoneClocks

  /// A reader of English.
  public init() {
    lexicon = .english
    zones = ZoneClocks()
  }

  /// The expressions of a text in reading order, without overlaps. Offsets count Unicode scalars of the text.
  public func read(_ text: AnalyzedText, published: PublicationDate) -> [TemporalExpression] {
    let lexed = LexedText(text, lexicon)
    let grammar = Grammar(lexed: lexed)
    let direction = DirectionReader(lexed: lexed)
    var resolver = Resolver(published: published.date, zones: zones)
    var expressions: [TemporalExpression] = []
    var read = 0
    for sentence in text.sentences where sentence.upperBound > read {
      let unread = max(read, sentence.lowerBound)..<sentence.upperBound
      let found = Composer(lexed: lexed, grammar: grammar).recognitions(in: unread)
      read = max(sentence.upperBound, found.last?.tokens.upperBound ?? 0)
      guard !found.isEmpty else { continue }
      resolver.beginSentence()
      for recognition in found {
        let side = direction.direction(of: recognition.tokens, in: sentence)
        let isBackground = direction.leadingPreposition(recognition.tokens.lowerBound) == .since
        guard var resolution = resolver.resolve(recognition.form, side, isBackground: isBackground) else { continue }
        if recognition.closesRange, let first = expressions.last?.period?.first {
          resolution = resolver.closing(recognition.form, resolution, after: first)
        }
        expressions.append(
          TemporalExpression(
            span: span(recognition.tokens, in: text), kind: resolution.kind, value: resolution.value,
            period: resolution.period, closesRange: recognition.closesRange))
      }
    }
    return expressions
  }

  /// The span of some tokens, less a possessive at its end.
  private func span(_ tokens: Range<Int>, in text: AnalyzedText) -> Span {
    let first = text.tokens[tokens.lowerBound]
    let last = text.tokens[tokens.upperBound - 1]
    var end = Int(last.scalarEnd)
    if last.traits.contains(.possessive) {
      let endsInS = text.bytes[Int(last.end) - 1] | 0x20 == UInt8(ascii: "s")
      end -= endsInS ? 2 : 1
    }
    return Span(Int(first.scalarStart), end)
  }
}
