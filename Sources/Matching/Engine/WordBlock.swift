import TextAnalysis

/// A few words on their way through the cache. What one word needs of memory is asked for before the answer to the word
/// before has come: packed first, then looked up in the index, then compared.
struct WordBlock: Sendable {
  static let size = 32

  private var lows = InlineArray<32, UInt64>(repeating: 0)
  private var highs = InlineArray<32, UInt64>(repeating: 0)
  private var slots = InlineArray<32, Int32>(repeating: 0)
  private var tokens = InlineArray<32, Int32>(repeating: 0)
  /// Places in `WordCache.known`; 0 for a word that is to be looked for in the general way.
  private var places = InlineArray<32, Int32>(repeating: 0)
  private(set) var count = 0

  /// The token of the word at `k`, and its place in `WordCache.known`.
  @inline(__always)
  func token(_ k: Int) -> Int { Int(unsafe tokens[unchecked: k]) }
  @inline(__always)
  func place(_ k: Int) -> Int { Int(unsafe places[unchecked: k]) }

  /// Takes the words and numbers of a run of no more than `size` tokens.
  mutating func fill(
    _ run: Range<Int>, of all: borrowing Span<Token>, _ letters: borrowing Span<UInt8>, _ cache: borrowing WordCache
  ) {
    let run = run.clamped(to: 0..<all.count).prefix(Self.size)
    let mask = cache.index.count &- 1
    var filled = 0
    for index in run {
      // Inside, by the clamp; `filled` is no more than the tokens so far.
      let token = unsafe all[unchecked: index]
      let (start, end) = (Int(token.foldedStart), Int(token.foldedEnd))
      let (low, high) = PackedWord.short(letters, start, end)
      unsafe lows[unchecked: filled] = low
      unsafe highs[unchecked: filled] = high
      unsafe tokens[unchecked: filled] = Int32(truncatingIfNeeded: index)
      let slot = Int(truncatingIfNeeded: PackedWord.hash(low, high, seed: cache.seed)) & mask
      unsafe slots[unchecked: filled] = Int32(truncatingIfNeeded: slot)
      filled &+= token.kind == .mark ? 0 : 1
    }
    count = filled
    let slotsOfWords = cache.index.span
    for k in 0..<filled {
      unsafe places[unchecked: k] = Int32(truncatingIfNeeded: slotsOfWords[unchecked: Int(slots[unchecked: k])])
    }
    let known = cache.known.span
    for k in 0..<filled {
      // Places in the index are places in `known`.
      let word = unsafe known[unchecked: Int(places[unchecked: k])]
      let isIt = unsafe word.isShort(lows[unchecked: k], highs[unchecked: k])
      unsafe places[unchecked: k] = isIt ? places[unchecked: k] : 0
    }
  }
}
