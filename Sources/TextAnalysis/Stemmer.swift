private import CStemmer

/// A stemming algorithm of libstemmer. It wants folded words; one stemmer serves one thread.
@safe
public struct Stemmer: ~Copyable {
  public enum Algorithm: String, Sendable, CaseIterable {
    /// M. F. Porter's of 1980, with the three departures of his own program from the paper: words of one or two letters
    /// stay, "bli" becomes "ble", and "logi" becomes "log". Not every release of libstemmer makes them.
    ///
    /// Source: tartarus.org/martin/PorterStemmer, "Points of difference from the published algorithm".
    case porter
    /// Its successor, also called Porter 2.
    case english
  }

  /// Nil where the library lacks the algorithm or has no memory: then a word is its own stem.
  private let handle: OpaquePointer?
  private let algorithm: Algorithm

  public init(_ algorithm: Algorithm) {
    self.algorithm = algorithm
    unsafe handle = unsafe sb_stemmer_new(algorithm.rawValue, "UTF_8")
  }

  deinit {
    if let handle = unsafe handle { unsafe sb_stemmer_delete(handle) }
  }

  /// Calls `body` with what the library makes of a word; the stem is valid during the call only.
  private func withStem<Result>(of word: borrowing Span<UInt8>, _ body: (borrowing Span<UInt8>) -> Result) -> Result {
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
    if algorithm == .porter {
      if word.count <= 2 { return word }
      if let regular = PorterDeparture.regular(word) { return librarysStem(regular) }
    }
    return librarysStem(word)
  }

  private func librarysStem(_ word: [UInt8]) -> [UInt8] {
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
