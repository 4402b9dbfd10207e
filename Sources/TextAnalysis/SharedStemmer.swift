import Synchronization

/// A stemmer for several threads, one at a time: making a new one for each word costs more than the word.
public final class SharedStemmer: Sendable {
  public let algorithm: Stemmer.Algorithm
  private let stemmer: Mutex<Stemmer>

  public init(_ algorithm: Stemmer.Algorithm) {
    self.algorithm = algorithm
    stemmer = Mutex(Stemmer(algorithm))
  }

  /// The stem of a word in UTF-8.
  public func stem(_ word: [UInt8]) -> [UInt8] { stemmer.withLock { $0.stem(word) } }
}
