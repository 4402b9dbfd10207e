import CivilTime

/// A publication day in the furniture of a text: what stands around an article's words to say when and where it was
/// written.
struct FurnitureDate: Hashable {
  enum Place: Int, Hashable {
    /// "Published: …", and time lines that say nothing else.
    case published
    /// "WASHINGTON, April 30 (Agency) - ".
    case dateline
    /// "Updated …": after the first publication.
    case updated
  }

  let day: DayMention
  let time: TimeOfDay?
  let place: Place
}

/// Reads the furniture of a line: days, times, "Updated 5 minutes ago", "3 Min Read", and the marks between them.
struct FurnitureReader {
  let lexemes: [Lexeme]
  let days: DayReader
  let clock: ClockReader

  init(_ lexemes: [Lexeme], latest: CivilDate) {
    self.lexemes = lexemes
    days = DayReader(lexemes: lexemes, latest: latest)
    clock = ClockReader(lexemes: lexemes)
  }

  /// Furniture at the start of a stretch of lexemes.
  struct Opening {
    /// The index after its last lexeme.
    var end: Int
    var dates: [FurnitureDate] = []
    var endsInSeparator = false
  }

  /// What of `range` is furniture, from its start on; `end == range.lowerBound` where nothing is.
  func opening(of range: Range<Int>) -> Opening {
    var opening = Opening(end: range.lowerBound)
    var label = FurnitureDate.Place.published
    var time: TimeOfDay?
    var at = range.lowerBound
    while at < range.upperBound {
      let lexeme = lexemes[at]
      var isSeparator = false
      if let mention = days.mention(at: at), mention.lexemes.upperBound <= range.upperBound {
        opening.dates.append(FurnitureDate(day: mention, time: time, place: label))
        at = mention.lexemes.upperBound
        label = .published
      } else if let found = clock.time(at: at), found.end <= range.upperBound {
        time = found.time
        if let last = opening.dates.last, last.time == nil {
          opening.dates[opening.dates.count - 1] = FurnitureDate(day: last.day, time: time, place: last.place)
        }
        isSeparator = true
        at = found.end
      } else if let end = lapse(at: at), end <= range.upperBound {
        isSeparator = true
        at = end
      } else if Self.labels.contains(lexeme.text), lexeme.isCapitalised || at > range.lowerBound {
        if ["updated", "modified", "edited"].contains(lexeme.text) { label = .updated }
        if lexeme.text == "published" { label = .published }
        at += 1
      } else if at > range.lowerBound, Self.linkers.contains(lexeme.text) || CalendarWords.weekday(lexeme.text) != nil {
        at += 1
      } else if Self.separators.contains(lexeme.text), at > range.lowerBound || "([".contains(lexeme.text) {
        isSeparator = true
        at += 1
      } else {
        break
      }
      opening.endsInSeparator = isSeparator
      opening.end = at
    }
    return opening
  }

  /// "5 minutes ago", "3 Min Read".
  private func lapse(at index: Int) -> Int? {
    guard index + 2 < lexemes.count, lexemes[index].kind == .number, Self.units.contains(lexemes[index + 1].text),
      ["ago", "read"].contains(lexemes[index + 2].text)
    else { return nil }
    return index + 3
  }

  static let units: Set = [
    "min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "second",
    "seconds",
  ]
  private static let labels: Set = [
    "published", "updated", "posted", "released", "release", "issued", "dated", "date", "created", "modified", "edited",
    "filed", "first", "last", "originally", "publication", "time", "for", "immediate",
  ]
  private static let linkers: Set = ["on", "at", "as", "of", "and", "the", "local"]
  private static let separators: Set = ["/", "|", "•", "·", "-", "–", "—", ",", ":", ".", "(", ")", "[", "]"]
}
