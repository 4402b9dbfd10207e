import CivilTime
public import News
public import TextAnalysis

/// Finds the words of a text that name a time, and says what time they name.
///
/// It reads English. Values follow TIMEX3 (ISO-TimeML); what the words leave open is told from the publication date,
/// the tense of the clause and what was told before.
public struct TemporalReader: Sendable {
  private var lexicon: Lexicon { .english }
  private let zones: ZoneClocks

  /// A reader of English.
  public init() {
    zones = ZoneClocks()
  }

  /// The expressions of a text in reading order, without overlaps. Offsets count Unicode scalars of the text.
  ///
  /// - Parameter language: the article's, a BCP 47 tag. It says whether 3/4 is in March or in April, unless a date in the
  ///   text itself does.
  public func read(
    _ text: AnalyzedText, published: PublicationDate, language: String? = nil
  ) -> [TemporalExpression] {
    let lexed = LexedText(text, lexicon)
    let composer = Composer(lexed: lexed, grammar: Grammar(lexed: lexed))
    var found: [(sentence: Range<Int>, recognitions: [Recognition])] = []
    var read = 0
    for sentence in text.sentences where sentence.upperBound > read {
      let recognitions = composer.recognitions(in: max(read, sentence.lowerBound)..<sentence.upperBound)
      read = max(sentence.upperBound, recognitions.last?.tokens.upperBound ?? 0)
      if !recognitions.isEmpty { found.append((sentence, recognitions)) }
    }
    let order = FigureOrder(of: found.lazy.flatMap(\.recognitions).map(\.form)) ?? FigureOrder(language: language)
    return place(found, lexed, Resolver(published: published.date, zones: zones, dayFirst: order == .dayFirst))
  }

  /// Gives what was recognised its place in the calendar, sentence by sentence.
  private func place(
    _ found: [(sentence: Range<Int>, recognitions: [Recognition])], _ lexed: LexedText, _ start: Resolver
  ) -> [TemporalExpression] {
    let direction = DirectionReader(lexed: lexed)
    var resolver = start
    var expressions: [TemporalExpression] = []
    for (sentence, recognitions) in found {
      resolver.beginSentence()
      for recognition in recognitions {
        let side = direction.direction(of: recognition.tokens, in: sentence)
        let isBackground = direction.leadingPreposition(recognition.tokens.lowerBound) == .since
        guard var resolution = resolver.resolve(recognition.form, side, isBackground: isBackground) else { continue }
        resolution.other = resolver.other(recognition.form, resolution.period, side)
        if recognition.closesRange, let first = expressions.last?.period?.first {
          resolution = resolver.closing(recognition.form, resolution, after: first)
        }
        expressions.append(
          TemporalExpression(
            span: span(recognition.tokens, in: lexed.text), kind: resolution.kind, value: resolution.value,
            period: resolution.period, closesRange: recognition.closesRange, other: resolution.other))
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
