/// Finds the sentences among the tokens.
///
/// A sentence ends at an empty line; at ". ! ? …" and the quotation marks and brackets that close after it, where the
/// next word has a capital, is a number or stands in an opening quotation; and at line breaks. News text has one
/// paragraph a line, so that a line break ends a sentence even where no full stop does (a headline, a list).
/// Hard-wrapped text has line breaks everywhere: it is known by lines without an end that go on in lower case. The
/// longest such line is the width, for the whole document, and a line goes on in the next if the next one's first
/// word would not have fitted into it.
struct SentenceSplitter {
  let bytes: [UInt8]
  let tokens: [Token]
  let folded: [UInt8]

  /// Half-open ranges of token indices that cover every token once.
  func sentences() -> [Range<Int>] {
    guard !tokens.isEmpty else { return [] }
    let width = wrapWidth()
    var found: [Range<Int>] = []
    found.reserveCapacity(tokens.count / 20 + 4)
    var start = 0
    var line = 0
    for index in 1..<tokens.count {
      let breaksLine = tokens[index].traits.contains(.afterLineBreak)
      // Behind a word, in the middle of a line, none ends.
      guard breaksLine || tokens[index - 1].kind == .mark else { continue }
      if ends(before: index, lineFrom: line, width: width) {
        found.append(start..<index)
        start = index
      }
      if breaksLine { line = index }
    }
    found.append(start..<tokens.count)
    return found
  }

  private func ends(before index: Int, lineFrom line: Int, width: Int?) -> Bool {
    let traits = tokens[index].traits
    if traits.contains(.afterEmptyLine) { return true }
    guard let stop = terminator(before: index) else {
      return traits.contains(.afterLineBreak) && lineEnds(before: index, lineFrom: line, width: width)
    }
    if Mark.isWide(bytes, tokens[stop]) { return !Mark.closes(bytes, tokens[index]) }
    guard traits.contains(.afterSpace), begins(at: index) else { return false }
    if traits.contains(.afterLineBreak), width == nil { return true }
    return !isAbbreviation(stop, before: index)
  }

  /// The mark that ends a sentence right before `index`, behind closing quotation marks and brackets.
  private func terminator(before index: Int) -> Int? {
    var candidate = index - 1
    while candidate > 0, index - candidate <= 4, tokens[candidate].kind == .mark,
      !tokens[candidate].traits.contains(.afterSpace), Mark.closes(bytes, tokens[candidate])
    { candidate -= 1 }
    return Mark.terminates(bytes, tokens[candidate]) ? candidate : nil
  }

  /// Whether a sentence can begin at `index`: a capital, a number, a letter without case, after opening marks.
  private func begins(at index: Int) -> Bool {
    let first = firstWord(from: index)
    return first < tokens.count && tokens[first].kind != .mark && !isLower(tokens[first])
  }

  /// Passes the opening quotation marks, brackets and currency signs.
  private func firstWord(from index: Int) -> Int {
    var first = index
    while first < tokens.count, first - index < 4, tokens[first].kind == .mark, Mark.opens(bytes, tokens[first]) {
      first += 1
    }
    return first
  }

  private func isLower(_ token: Token) -> Bool {
    guard token.kind == .word, !token.traits.contains(.capitalised) else { return false }
    let first = bytes[Int(token.start)]
    if first < 0x80 { return first & 0xDF >= UInt8(ascii: "A") && first & 0xDF <= UInt8(ascii: "Z") }
    let letters = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    return letters.unicodeScalars.first?.properties.isLowercase ?? false
  }
}

// MARK: Abbreviations

extension SentenceSplitter {
  /// Whether the full stop at `stop` belongs to an abbreviation, and the sentence goes on at `index`.
  private func isAbbreviation(_ stop: Int, before index: Int) -> Bool {
    guard stop > 0, bytes[Int(tokens[stop].start)] == UInt8(ascii: "."), tokens[stop - 1].kind != .mark,
      !tokens[stop].traits.contains(.afterSpace)
    else { return false }
    let word = tokens[stop - 1]
    if word.kind == .number { return word.traits.contains(.afterLineBreak) }
    let letters = folded[Int(word.foldedStart)..<Int(word.foldedEnd)]
    guard let kind = Abbreviation(letters, capitalised: word.traits.contains(.capitalised)) else { return false }
    let next = firstWord(from: index)
    switch kind {
    case .title: return true
    case .number: return tokens[next].kind == .number
    case .month where tokens[next].kind == .number: return true
    case .month, .open: return !startsAnew(next, quoted: next > index)
    }
  }

  /// Whether a word after an abbreviation can hardly belong to the same sentence.
  private func startsAnew(_ index: Int, quoted: Bool) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, token.traits.contains(.capitalised) else { return false }
    let letters = folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
    // "A." and "I." are initials.
    if letters.count == 1, index + 1 < tokens.count, bytes[Int(tokens[index + 1].start)] == UInt8(ascii: ".") {
      return false
    }
    return SentenceStarter.contains(letters)
  }
}

// MARK: Lines

extension SentenceSplitter {
  /// The width at which the text is wrapped, in scalars; nil for a text with one paragraph a line.
  private func wrapWidth() -> Int? {
    var width = 0
    var line = 0
    for index in tokens.indices.dropFirst() where tokens[index].traits.contains(.afterLineBreak) {
      let length = Int(tokens[index - 1].scalarEnd - tokens[line].scalarStart)
      if !tokens[index].traits.contains(.afterEmptyLine), (30...200).contains(length), isLower(tokens[index]),
        terminator(before: index) == nil
      {
        width = max(width, length)
      }
      line = index
    }
    return width == 0 ? nil : width
  }

  /// Whether a line without a full stop at its end is whole: a headline, a line of a list.
  private func lineEnds(before index: Int, lineFrom line: Int, width: Int?) -> Bool {
    let last = tokens[index - 1]
    if isLower(tokens[index]) || Mark.continues(bytes, last) { return false }
    guard let width else { return true }
    let length = Int(last.scalarEnd - tokens[line].scalarStart)
    let next = Int(tokens[index].scalarEnd - tokens[index].scalarStart)
    return length > width + 5 || length + 1 + next <= width
  }
}
