import Synchronization

/// The sentences of a text, found when they are first asked for: matching asks for none.
final class Sentences: Sendable {
  private let found = Mutex<[Range<Int>]?>(nil)

  func ranges(or find: () -> [Range<Int>]) -> [Range<Int>] {
    found.withLock { found in
      if let known = found { return known }
      let ranges = find()
      found = ranges
      return ranges
    }
  }

  func forget() { found.withLock { $0 = nil } }
}
