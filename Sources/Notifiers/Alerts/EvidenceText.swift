import News

extension StyledText {
  /// Appends the evidence's sentence with the words that count emphasised.
  mutating func append(_ evidence: Evidence) {
    let quote = Array(evidence.quote.unicodeScalars)
    let emphasised = evidence.emphasised(in: quote)
    for (scalar, isEmphasised) in zip(quote, emphasised) { append(scalar, isEmphasised ? .emphasised : .plain) }
  }
}

extension Evidence {
  /// For each scalar of the quote whether it belongs to words that count.
  ///
  /// The spans count in the article's text, and where the quote starts in it is not recorded: it is the start that lets
  /// the most spans find their own words in the quote. Spans that find other words are ignored.
  func emphasised(in quote: [Unicode.Scalar]) -> [Bool] {
    var marks = [Bool](repeating: false, count: quote.count)
    let words = spans.prefix(64).compactMap { span -> (start: Int, scalars: [Unicode.Scalar])? in
      let scalars = Array(span.text.unicodeScalars)
      return scalars.isEmpty || scalars.count > quote.count || span.start < 0 ? nil : (span.start, scalars)
    }
    guard let anchor = words.max(by: { $0.scalars.count < $1.scalars.count }) else { return marks }
    func stands(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
      index >= 0 && index <= quote.count - scalars.count && quote[index...].starts(with: scalars)
    }
    var best = (fits: 0, start: 0)
    for index in quote.indices where stands(anchor.scalars, at: index) {
      let start = anchor.start - index
      let fits = words.count { stands($0.scalars, at: $0.start - start) }
      if fits > best.fits { best = (fits, start) }
    }
    guard best.fits > 0 else { return marks }
    for word in words where stands(word.scalars, at: word.start - best.start) {
      let index = word.start - best.start
      for mark in index..<(index + word.scalars.count) { marks[mark] = true }
    }
    return marks
  }
}
