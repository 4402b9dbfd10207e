import TextAnalysis

/// Words in front of an amount that belong to it: "more than four years". TIMEX3 counts them into the extent.
///
/// Source: TimeML Annotation Guidelines 1.2.1, "the MOD attribute".
enum AmountModifiers {
  /// The longest first.
  static let table: [[StaticString]] = [
    ["no", "more", "than"], ["no", "less", "than"], ["not", "more", "than"],
    ["more", "than"], ["less", "than"], ["fewer", "than"], ["at", "least"], ["at", "most"], ["just", "over"],
    ["just", "under"], ["well", "over"],
    ["nearly"], ["almost"], ["about"], ["around"], ["approximately"], ["roughly"], ["over"],
  ]

  /// Where a modifier begins that ends in front of the token at `start`.
  static func start(before start: Int, in lexed: LexedText) -> Int? {
    for words in table where words.count <= start {
      let first = start - words.count
      if words.indices.allSatisfy({ lexed.text.folds(first + $0, to: words[$0]) }) { return first }
    }
    return nil
  }
}
