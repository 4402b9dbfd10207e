/// The pass over the UTF-8 that finds the tokens and writes their folded letters.
///
/// `bytes` is valid UTF-8, and `letters` is longer by `lettersSlack`: no folded form is longer than what it folds. Reads
/// beyond the end give NUL, which is white space; writes beyond the end are dropped.
///
/// There are two ways through a text, which agree: `plainRun` for the words, numbers and marks of ASCII that need no
/// look at what joins them, and `step` for everything.
@safe
struct WordSegmenter {
  let bytes: UnsafeBufferPointer<UInt8>
  let letters: UnsafeMutableBufferPointer<UInt8>
  let count: Int
  let capacity: Int
  private let classes = CharacterClass.lowClasses
  private let takesPlainRuns: Bool

  /// The next byte to read, and how many continuation bytes stand before it: `at - continuations` counts scalars.
  var at = 0
  private(set) var continuations = 0
  var lettersEnd = 0
  var position: Int32 = 0
  /// The traits that the white space since the last token gives to the next one.
  var gap: Token.Traits = [.afterSpace, .afterLineBreak, .afterEmptyLine]
  /// Whether a single quotation mark is open: then "s'" closes it and is no possessive.
  var quoteIsOpen = false

  /// Letters are written eight at a time.
  static let lettersSlack = 8

  init(bytes: UnsafeBufferPointer<UInt8>, letters: UnsafeMutableBufferPointer<UInt8>, takesPlainRuns: Bool) {
    unsafe self.bytes = bytes
    unsafe self.letters = letters
    self.takesPlainRuns = takesPlainRuns
    count = bytes.count
    capacity = letters.count
  }

  var isAtEnd: Bool { at >= count }

  /// Appends tokens until the bytes end or the room does.
  mutating func run(_ tokens: inout OutputSpan<Token>) {
    while at < count, !tokens.isFull {
      if takesPlainRuns { plainRun(&tokens) }
      if at < count, !tokens.isFull { step(&tokens) }
    }
  }

  /// Reads one token or one character of white space.
  private mutating func step(_ tokens: inout OutputSpan<Token>) {
    let (value, width) = scalar(at: at)
    switch characterClass(value) {
    case .space, .format, .joiner:
      // An invisible character alone is no token; only real white space separates.
      if width == 1 || characterClass(value) == .space { gap.insert(.afterSpace) }
      advance(width)
    case .newline:
      let isPair = value == 0x0D && byte(at + 1) == 0x0A
      gap.formUnion(gap.contains(.afterLineBreak) ? [.afterSpace, .afterEmptyLine] : [.afterSpace, .afterLineBreak])
      advance(isPair ? 2 : width, scalars: isPair ? 2 : 1)
    case .letter, .hebrew, .digit, .katakana, .connector:
      tokens.append(word())
    case .ideograph:
      tokens.append(ideograph(value, width))
    default:
      tokens.append(mark(value, width))
    }
  }
}

// MARK: Words

extension WordSegmenter {
  /// What a word has shown of itself so far.
  private struct Letters {
    var hasLetter = false
    var hasDigit = false
    var hasUpper = false
    var hasLower = false
    var beginsUpper = false
    /// `hasLower` at the last apostrophe: the "s" of a possessive does not count.
    var hadLower = false
  }

  /// Reads the word, number or run of connectors that starts here: rules WB4 to WB13b.
  private mutating func word() -> Token {
    var token = opening()
    var seen = Letters()
    var last = CharacterClass.mark
    reading: while at < count {
      let first = byte(at)
      if first < 0x80 {
        switch classes[Int(first)] {
        case .letter where last != .katakana && last != .pictograph:
          last = .letter
          asciiLetters(&seen)
          continue
        case .digit where last != .katakana && last != .pictograph:
          last = .digit
          seen.hasDigit = true
          put(first)
          advance(1)
          continue
        default: break
        }
      }
      let (value, width) = scalar(at: at)
      let kind = characterClass(value)
      switch kind {
      case .letter, .hebrew, .digit:
        guard last != .katakana, last != .pictograph else { break reading }
        last = kind
      case .katakana:
        guard last == .katakana || last == .connector || last == .mark else { break reading }
        last = kind
      case .connector:
        guard last != .pictograph else { break reading }
        last = kind
      case .extend, .format: break
      case .joiner:
        // WB3c: a joiner takes a pictograph with it.
        let (next, nextWidth) = scalar(at: at + width)
        if characterClass(next) == .pictograph {
          advance(width)
          advance(nextWidth)
          last = .pictograph
          continue
        }
      case .midLetter, .midBoth, .midNumber, .singleQuote, .doubleQuote:
        guard joins(kind, after: last, before: at + width) else { break reading }
        if kind != .midNumber { seen.hadLower = seen.hasLower }
      default: break reading
      }
      note(value, kind, &seen)
      if kind != .format, kind != .joiner { fold(value) }
      advance(width)
    }
    return closing(&token, seen)
  }

  /// The letters of ASCII in a row, the usual case.
  private mutating func asciiLetters(_ seen: inout Letters) {
    var letter = byte(at)
    if !seen.hasLetter { seen.beginsUpper = letter & 0x20 == 0 }
    seen.hasLetter = true
    var lower: UInt8 = 0
    var upper: UInt8 = 0
    repeat {
      lower |= letter
      upper |= ~letter
      put(letter | 0x20)
      at += 1
      letter = byte(at)
    } while letter < 0x80 && classes[Int(letter)] == .letter
    if lower & 0x20 != 0 { seen.hasLower = true }
    if upper & 0x20 != 0 { seen.hasUpper = true }
  }

  /// Whether a character inside a word or number holds both sides together: rules WB6, WB7, WB7a to WB7c, WB11, WB12.
  private func joins(_ kind: CharacterClass, after last: CharacterClass, before next: Int) -> Bool {
    if kind == .singleQuote, last == .hebrew { return true }
    let following = significantClass(from: next)
    switch (last, kind) {
    case (.hebrew, .doubleQuote): return following == .hebrew
    case (.letter, .midLetter), (.letter, .midBoth), (.letter, .singleQuote),
      (.hebrew, .midLetter), (.hebrew, .midBoth):
      return following == .letter || following == .hebrew
    case (.digit, .midNumber), (.digit, .midBoth), (.digit, .singleQuote): return following == .digit
    default: return false
    }
  }

  /// The class of the first scalar from `start` on that is no combining mark, format character or joiner: rule WB4.
  private func significantClass(from start: Int) -> CharacterClass {
    var index = start
    while index < count {
      let (value, width) = scalar(at: index)
      switch characterClass(value) {
      case .extend, .format, .joiner: index += width
      case let kind: return kind
      }
    }
    return .space
  }

  private func note(_ value: UInt32, _ kind: CharacterClass, _ seen: inout Letters) {
    switch kind {
    case .digit: seen.hasDigit = true
    case .letter, .hebrew, .katakana, .ideograph:
      let properties = Unicode.Scalar(value)?.properties
      let isUpper = properties?.isUppercase ?? false
      if !seen.hasLetter { seen.beginsUpper = isUpper }
      seen.hasLetter = true
      if isUpper { seen.hasUpper = true } else if properties?.isLowercase ?? false { seen.hasLower = true }
    default: break
    }
  }
}

// MARK: Single characters

extension WordSegmenter {
  private mutating func ideograph(_ value: UInt32, _ width: Int) -> Token {
    var token = opening()
    var seen = Letters()
    note(value, .ideograph, &seen)
    fold(value)
    advance(width)
    trail(folding: true)
    return closing(&token, seen)
  }

  /// One visible character with what clings to it; two halves of a flag, and pictographs held by joiners, are one.
  private mutating func mark(_ value: UInt32, _ width: Int) -> Token {
    var token = opening()
    let next = byte(at + width)
    if value == 0x2018 || (value == 0x27 && gap.contains(.afterSpace) && next > 0x20) {
      quoteIsOpen = true
    } else if value == 0x27 || value == 0x2019 {
      quoteIsOpen = false
    }
    advance(width)
    if characterClass(value) == .regional, at < count {
      let (second, secondWidth) = scalar(at: at)
      if characterClass(second) == .regional { advance(secondWidth) }
    }
    while trail(folding: false), at < count {
      let (joined, joinedWidth) = scalar(at: at)
      guard characterClass(joined) == .pictograph else { break }
      advance(joinedWidth)
    }
    return closing(&token, Letters())
  }

  /// Passes the combining marks and format characters that follow; true if the last of them is a joiner.
  @discardableResult
  private mutating func trail(folding: Bool) -> Bool {
    var endsInJoiner = false
    while at < count {
      let (value, width) = scalar(at: at)
      let kind = characterClass(value)
      guard kind == .extend || kind == .format || kind == .joiner else { break }
      if folding, kind == .extend { fold(value) }
      endsInJoiner = kind == .joiner
      advance(width)
    }
    return endsInJoiner
  }
}

// MARK: Tokens

extension WordSegmenter {
  private mutating func opening() -> Token {
    if gap.contains(.afterLineBreak) { quoteIsOpen = false }
    return Token(
      start: Int32(truncatingIfNeeded: at), end: 0, scalarStart: Int32(truncatingIfNeeded: at - continuations),
      scalarEnd: 0, foldedStart: Int32(truncatingIfNeeded: lettersEnd), foldedEnd: 0, position: position, kind: .mark,
      traits: gap)
  }

  private mutating func closing(_ token: inout Token, _ seen: Letters) -> Token {
    token.end = Int32(truncatingIfNeeded: at)
    token.scalarEnd = Int32(truncatingIfNeeded: at - continuations)
    gap = []
    if seen.hasLetter {
      token.kind = .word
      var hasLower = seen.hasLower
      if endsInPossessive(token) {
        if dropPossessive(from: Int(token.foldedStart)) { hasLower = seen.hadLower }
        token.traits.insert(.possessive)
      }
      if seen.beginsUpper { token.traits.insert(.capitalised) }
      if seen.hasUpper, !hasLower { token.traits.insert(.allCapitals) }
    } else if seen.hasDigit {
      token.kind = .number
    } else {
      lettersEnd = Int(token.foldedStart)
    }
    if token.kind != .mark { position += 1 }
    token.foldedEnd = Int32(truncatingIfNeeded: lettersEnd)
    return token
  }

  /// Whether the word ends in 's, or in s with an apostrophe after it that closes no quotation.
  private func endsInPossessive(_ token: Token) -> Bool {
    let length = lettersEnd - Int(token.foldedStart)
    guard length >= 2, letter(lettersEnd - 1) == UInt8(ascii: "s") else { return false }
    if letter(lettersEnd - 2) == UInt8(ascii: "'") { return length > 2 }
    guard !quoteIsOpen, at < count else { return false }
    let (value, width) = scalar(at: at)
    guard value == 0x27 || value == 0x2019 else { return false }
    return characterClass(scalar(at: at + width).0) == .space
  }

  /// Takes "'s" off the folded letters, if they end so.
  private mutating func dropPossessive(from start: Int) -> Bool {
    guard lettersEnd - start > 2, letter(lettersEnd - 2) == UInt8(ascii: "'") else { return false }
    lettersEnd -= 2
    return true
  }
}

// MARK: Bytes

extension WordSegmenter {
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { unsafe index < count ? bytes[index] : 0 }

  @inline(__always)
  private func letter(_ index: Int) -> UInt8 { unsafe letters[index] }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    guard lettersEnd < capacity else { return }
    unsafe letters[lettersEnd] = byte
    lettersEnd += 1
  }

  private mutating func fold(_ value: UInt32) {
    Folding.fold(value) { put($0) }
  }

  @inline(__always)
  private mutating func advance(_ width: Int, scalars: Int = 1) {
    at += width
    continuations += width - scalars
  }

  @inline(__always)
  private func characterClass(_ value: UInt32) -> CharacterClass {
    value < UInt32(classes.count) ? classes[Int(value)] : CharacterClass.of(value)
  }

  /// The scalar at a byte that begins one, and its length in bytes.
  @inline(__always)
  private func scalar(at index: Int) -> (UInt32, Int) {
    let first = UInt32(byte(index))
    if first < 0x80 { return (first, 1) }
    let second = UInt32(byte(index + 1) & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(byte(index + 2) & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(byte(index + 3) & 0x3F), 4)
  }
}
