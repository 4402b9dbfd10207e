/// The words of a title that tell what it is about, for asking whether two titles speak of the same thing.
struct SubjectWords {
  private let stems: Set<String>

  init(_ title: String) { stems = Set(Self.list(title).map(Self.stem)) }

  func shared(with other: SubjectWords) -> Int { stems.intersection(other.stems).count }

  /// Lower-cased words of three letters and more that are no function words, in order.
  static func list(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0.count >= 3 && !functionWords.contains($0) && $0.contains { $0.isLetter } }
  }

  /// "election", "elections" and "electoral" agree; a long word is told by how it begins.
  private static func stem(_ word: String) -> String { String(word.prefix(6)) }

  private static let functionWords: Set<String> = [
    "the", "and", "for", "with", "from", "that", "this", "its", "his", "her", "their", "will", "would", "are", "was",
    "were", "been", "has", "have", "had", "after", "before", "until", "into", "onto", "over", "under", "than", "then",
    "next", "last", "new", "due", "date", "day", "week", "month", "year", "held", "set", "take", "takes", "effect",
    "begin", "begins", "start", "starts", "end", "ends", "expire", "expires", "scheduled", "deadline", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december",
  ]
}
