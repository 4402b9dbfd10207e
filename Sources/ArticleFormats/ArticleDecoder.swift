import CivilTime
public import News

/// Turns the bytes of a file into an article. Pure: the same bytes, name and times give the same article.
public struct ArticleDecoder: Sendable {
  private let limits: DecodingLimits

  public init(limits: DecodingLimits = .init()) { self.limits = limits }

  /// - Parameter published: the publication date, where the operator knows it; else it is read from the document's
  ///   metadata, its furniture, its text, or taken from the file's modification time.
  /// - Throws: `Rejection` when the bytes are no article, or ask for more than the limits allow.
  public func decode(_ submission: Submission, published: PublicationDate?) throws(Rejection) -> Article {
    let bytes = submission.bytes
    guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count, limit: limits.bytes) }
    try ContentKind.check(bytes)
    let text = try CharacterDecoding.decode(bytes)
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
      throw Rejection(.empty, "The file is empty or holds only white space: drop the article again with its text.")
    }
    let draft =
      switch try ContentKind.of(text, name: submission.name) {
      case .text: try PlainText.read(text, submission: submission, limits: limits, isDated: published != nil)
      case .html: try HTMLArticle.read(text, submission: submission, limits: limits, isDated: published != nil)
      }
    return Article(
      id: digest(words(of: draft.text)), file: submission.name, headline: draft.headline,
      headlineSpan: draft.headlineSpan,
      text: draft.text,
      published: published ?? draft.published,
      source: draft.source, language: draft.language, format: draft.format, url: draft.url,
      byline: draft.byline)
  }

  /// The UTF-8 of the text with each stretch of white space as one space, and none at the ends.
  private func words(of text: String) -> [UInt8] {
    if text.isASCII { return wordsOfASCII(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var owesSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        owesSpace = !bytes.isEmpty
      } else {
        if owesSpace { bytes.append(32) }
        owesSpace = false
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private func wordsOfASCII(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      unsafe [UInt8](unsafeUninitializedCapacity: source.count) { bytes, count in
        var owesSpace = false
        var index = 0
        while index < source.count {
          if source.count - index >= 8, let (eight, spaces) = unsafe Self.plainEight(source, at: index),
            spaces & 0x80 == 0 || count > 0 && !owesSpace
          {
            unsafe bytes[count] = 32
            count &+= owesSpace ? 1 : 0
            unsafe UnsafeMutableRawBufferPointer(bytes).storeBytes(of: eight, toByteOffset: count, as: UInt64.self)
            // A space at the end is owed: it may be the last, or one of several.
            owesSpace = spaces >> 63 == 1
            count &+= owesSpace ? 7 : 8
            index &+= 8
            continue
          }
          let byte = unsafe source[index]
          index &+= 1
          if byte == 32 || byte &- 9 < 5 {
            owesSpace = count > 0
            continue
          }
          // Never more than were read: each space that is written was one at least.
          unsafe bytes[count] = 32
          count &+= owesSpace ? 1 : 0
          owesSpace = false
          unsafe bytes[count] = byte
          count &+= 1
        }
      }
    }
  }
}

extension ArticleDecoder {
  /// Eight bytes as they stand, and the spaces among them as the highest bit of each byte's place; nil where two spaces
  /// stand side by side, or where there is white space of another kind.
  private static func plainEight(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt64, UInt64)? {
    let raw = unsafe UnsafeRawBufferPointer(source).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let eight = UInt64(littleEndian: raw)
    guard !EightBytes.haveControl(eight) else { return nil }
    let (ones, high) = (EightBytes.ones, EightBytes.highest)
    let others = eight ^ (ones &* 32)
    // The highest bit of each byte that is zero, exactly, since no byte has it.
    let spaces = ~(((others & ~high) &+ ~high) | others) & high
    return spaces & (spaces << 8) == 0 ? (raw, spaces) : nil
  }
}

extension String {
  /// Whether all letters are ASCII, as they mostly are.
  var isASCII: Bool {
    unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.reduce(0, |) < 128 } ?? utf8.allSatisfy { $0 < 128 }
  }
}

/// What a reader of one format makes of a file.
struct Draft {
  var headline: String
  var headlineSpan: Span?
  var text: String
  var published: PublicationDate
  var source: String?
  var byline: String?
  var language: String?
  var url: String?
  var format: ArticleFormat

  /// - Throws: `Rejection` for a text that is too long or has no words.
  static func check(_ text: String, limits: DecodingLimits) throws(Rejection) {
    guard text.utf8.count <= limits.textBytes else { throw .tooMuchText(limit: limits.textBytes) }
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      throw Rejection(.noText, "The file has no words to read: drop a page or text that holds the article itself.")
    }
  }
}
