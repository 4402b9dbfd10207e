import CivilTime
import News

/// Which week a weekday is of that an old date was moved to: "had been set for Saturday, May 25, and was brought forward
/// to Friday".
struct WeekdayNearness: Sendable {
  let published: CivilDate

  /// The weekday on the side of the old date that the verb says: the next one from the publication on, or, where that is
  /// less than two weeks off, the one nearest to the old date.
  func nearest(_ new: CivilPeriod, to old: CivilPeriod, hastens: Bool) -> CivilPeriod {
    guard case .day(let day, let time) = new, case .day(let last, _) = old else { return new }
    let next = day.adding(days: -7 * (max(0, day.days(since: published) - 1) / 7))
    let ahead = last.days(since: next)
    guard (0...13).contains(ahead) || hastens else { return new }
    let steps = hastens ? ((8...13).contains(ahead) ? 1 : 0) : ahead / 7 + 1
    return .day(next.adding(days: 7 * steps), time: time)
  }

  /// The same for the end of a range that is a move: "from April 12 to Tuesday".
  func nearest(_ new: CivilPeriod, to old: Mention, in reading: Reading, _ sentence: Sentence) -> CivilPeriod {
    guard let last = old.words.last, SentenceBuilder.weekdays.contains(last), old.openness != .week,
      let move = sentence.groups.last(where: { $0.says(.move) && $0.range.lowerBound < old.piece })
    else { return new }
    return nearest(new, to: old.period, hastens: move.moveTraits.contains(.hastens))
  }
}
