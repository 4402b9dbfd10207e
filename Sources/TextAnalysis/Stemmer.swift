private import CStemmer

/// A stemming algorithm of libstemmer. It wants folded words; one stemmer serves one thread.
@safe
public struct Stemmer: ~Copyable {
  public enum Algorithm: String, Sendable, CaseIterable {
    /// M. F. Porter's of 1980.
    case porter
    /// Its successor, also called Porter 2.
    case english
  }

  /// Nil where the library lacks the algorithm or has no memory: then a word is its own stem.
  private let handle: OpaquePointer?

  public init(_ algorithm: Algorithm) {
    unsafe handle = unsafe sb_stemmer_new(algorithm.rawValue, "UTF_8")
  }

  deinit {
    if let handle = unsafe handle { unsafe sb_stemmer_delete(handle) }
  }

  /// Calls `body` with the stem of a word in UTF-8; the stem is valid during the call only.
  public func withStem<Result>(of word: borrowing Span<UInt8>, _ body: (borrowing Span<UInt8>) -> Result) -> Result {
    guard let handle = unsafe handle, let length = Int32(exactly: word.count) else { return body(word) }
    let stem = unsafe word.withUnsafeBufferPointer { letters in
      unsafe sb_stemmer_stem(handle, letters.baseAddress, length)
    }
    guard let stem = unsafe stem else { return body(word) }
    let letters = unsafe UnsafeBufferPointer(start: stem, count: Int(max(0, sb_stemmer_length(handle))))
    return body(unsafe letters.span)
  }

  /// The stem of a word in UTF-8.
  public func stem(_ word: [UInt8]) -> [UInt8] {
    withStem(of: word.span) { stem in
      var letters: [UInt8] = []
      letters.reserveCapacity(stem.count)
      for index in stem.indices { letters.append(stem[index]) }
      return letters
    }
  }

  /// The stem of a word.
  public func stem(_ word: String) -> String {
    String(decoding: stem(Array(word.utf8)), as: UTF8.self)
  }
}
