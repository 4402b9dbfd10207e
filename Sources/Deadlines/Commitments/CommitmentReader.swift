public import CivilTime
public import News
public import TextAnalysis

/// Finds the dated commitments of an article: what is due, takes effect, expires or is scheduled, and how firm that is.
///
/// It reads sentence by sentence: each date is taken with the words that govern it (its preposition, the verb it hangs
/// on, a noun such as "deadline"), looked up in the cue tables, and judged. What a text says in two sentences (an old
/// date and the new one) is joined, and the mentions of one commitment are made one. Time is linear in the text.
public struct CommitmentReader: Sendable {
  /// After so many dates an article is read no further; a table of dates is no news.
  static let limit = 500
  /// The tokens of a sentence that are read together at most; a longer one is cut.
  static let longestSentence = 400

  private var lexicon: Lexicon { .english }

  public init() {}

  /// The dated commitments of an article, in reading order, one for each commitment and not for each mention.
  ///
  /// `confidence` is 0.55 for a bare date that something ahead governs; a cue of the tables, an explicit preposition
  /// and a firm verb ("will", "must") each add 0.1 to 0.15; a coarse date, a past plan and a headline take off.
  /// Measured on 75 annotated articles: of rows at 0.9 and above, 95 in 100 have the right date; at 0.65 to 0.8, 9 in
  /// 10; at 0.55, 3 in 4; below, every other.
  ///
  /// - Parameters:
  ///   - expressions: the temporal expressions of the whole text, in reading order.
  ///   - published: the day from which on dates count.
  ///   - headline: where the headline stands; its dates yield to those of the body.
  public func read(
    _ text: AnalyzedText, expressions: [TemporalExpression], published: CivilDate, headline: Span?
  ) -> [Commitment] {
    let judge = ClauseJudge(published: published, lexicon: lexicon)
    let anchoring = Anchoring(published: published, statuses: judge.statuses, kinds: judge.kinds)
    let sentences = self.sentences(of: text, expressions, published, headline)
    for sentence in sentences { anchoring.anchor(sentence) }
    var narration = Narration(published: published)
    let verdicts = sentences.enumerated().map { index, sentence in
      narration.narrated(in: sentence).enumerated().map {
        judge.judge(sentence, at: index, mention: $0.offset, isNarrated: $0.element)
      }
    }
    var moves = MoveReader(verdicts: verdicts, sentences: sentences, published: published)
    var merge = Merge(sentences: sentences)
    let readings = merge.merged(moves.readings())
    return readings.map { commitment($0, sentences[$0.sentence], text) }
  }

  /// The sentences with dates, and each that follows one.
  private func sentences(
    of text: AnalyzedText, _ expressions: [TemporalExpression], _ published: CivilDate, _ headline: Span?
  ) -> [Sentence] {
    let durations = DurationReader(published: published, expressions: expressions)
    let builder = SentenceBuilder(text: text, lexicon: lexicon, durations: durations)
    let stretches = self.stretches(of: text, expressions, published)
    var sentences: [Sentence] = []
    var mentions = 0
    for (ordinal, stretch) in stretches.enumerated() {
      let isFollower = ordinal > 0 && !stretches[ordinal - 1].expressions.isEmpty
      guard !stretch.expressions.isEmpty || isFollower else { continue }
      // Old dates matter where a new one stands near: up to two sentences behind them, or one in front.
      guard stretches[max(0, ordinal - 1)..<min(ordinal + 3, stretches.count)].contains(where: \.isLive) else {
        continue
      }
      // "Comments due:" on one line and the date on the next are read together, and "When is the vote? On Tuesday."
      let label = ordinal > 0 ? stretches[ordinal - 1].range : 0..<0
      let isAnswer =
        !stretch.expressions.isEmpty && (1...8).contains(label.count)
        && (stretch.range.count <= 6 && endsIn(":", label, text)
          || stretch.range.count <= 9 && endsIn("?", label, text))
      let sentence = builder.sentence(
        isAnswer ? label.lowerBound..<stretch.range.upperBound : stretch.range, ordinal: ordinal,
        expressions: expressions[stretch.expressions], headline: headline)
      guard let sentence else { continue }
      sentences.append(sentence)
      mentions += sentence.mentions.count
      if mentions >= Self.limit { break }
    }
    return sentences
  }

  /// A sentence as tokens, with its expressions.
  private struct Stretch {
    let range: Range<Int>
    let expressions: Range<Int>
    /// A date of it can lie ahead.
    let isLive: Bool
  }

  private func stretches(
    of text: AnalyzedText, _ expressions: [TemporalExpression], _ published: CivilDate
  ) -> [Stretch] {
    let long = published.adding(days: -400)
    var next = 0
    return Self.cut(text.sentences).map { range in
      let start = next
      var isLive = false
      if let last = text.tokens[safe: range.upperBound - 1] {
        while next < expressions.count, expressions[next].span.start < Int(last.scalarEnd) {
          // A date that lacks its year may be meant of another one.
          let end = expressions[next].period?.last ?? published
          isLive = isLive || expressions[next].kind == .duration || end >= long
          next += 1
        }
      }
      return Stretch(range: range, expressions: start..<next, isLive: isLive)
    }
  }

  private func endsIn(_ mark: Word, _ range: Range<Int>, _ text: AnalyzedText) -> Bool {
    text.word(range.upperBound - 1) == mark
  }

  /// The sentences, those that are too long in parts.
  private static func cut(_ sentences: [Range<Int>]) -> [Range<Int>] {
    guard sentences.contains(where: { $0.count > longestSentence }) else { return sentences }
    return sentences.flatMap { range in
      stride(from: range.lowerBound, to: range.upperBound, by: longestSentence).map {
        $0..<min($0 + longestSentence, range.upperBound)
      }
    }
  }

  private func commitment(_ reading: Reading, _ sentence: Sentence, _ text: AnalyzedText) -> Commitment {
    func quoted(_ span: Span) -> QuotedSpan { QuotedSpan(span, text.quote(span)) }
    let cue = reading.cue.isEmpty ? reading.span : sentence.span(of: reading.cue, in: text)
    // A date may run on where a line break was taken for the sentence's end.
    let evidence = Span(min(sentence.span.start, reading.span.start), max(sentence.span.end, reading.span.end))
    return Commitment(
      date: reading.period, until: reading.until, kind: reading.kind, status: reading.status, from: reading.from,
      evidence: quoted(evidence), cue: quoted(cue), mention: quoted(reading.span),
      label: Label(text: text).title(of: reading, in: sentence), confidence: reading.confidence)
  }
}
