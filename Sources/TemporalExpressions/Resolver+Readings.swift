import CivilTime
import News

extension Resolver {
  /// The reading that the words leave open beside the chosen one; nil where they leave none.
  func other(_ form: TemporalForm, _ chosen: CivilPeriod?, _ direction: Direction) -> TemporalExpression.OtherReading? {
    guard let reading = otherPeriod(form, chosen, direction), reading.period != chosen else { return nil }
    return reading
  }

  private func otherPeriod(
    _ form: TemporalForm, _ chosen: CivilPeriod?, _ direction: Direction
  ) -> TemporalExpression.OtherReading? {
    switch form {
    case .day(_, _, .unstated), .month(_, .unstated), .season(_, .unstated), .quarter(_, .unstated),
      .half(_, .unstated), .holiday(_, .unstated), .weekday(_, .bare), .weekdayAndDay, .dayOfMonth:
      return otherSide(form, chosen, direction)
    case .figures(let first, let second, let year):
      if first <= 12, second <= 12, first != second, let swapped = figures(second, first, year, direction)?.period {
        return .init(swapped, .order)
      }
      return year == .unstated ? otherSide(form, chosen, direction) : nil
    // "last Wednesday" on a Thursday, "next Friday" on a Monday.
    case .weekday(_, .last), .weekday(_, .next): return chosen.map { .init(.day($0.first.adding(days: -7)), .nearest) }
    case .offset(_, let unit, _, _) where unit != .day && unit != .businessDay:
      return exactDay(form, direction).map { .init(.day($0), .unit) }
    case .ahead(let quantity, let unit) where chosen == nil:
      return moved(published, quantity, unit, 1).map { .init(.day($0), .tense) }
    case .portion(_, let whole): return otherPeriod(whole, chosen, direction)
    case .time(_, _, _, let day?), .partOfDay(_, let day):
      guard let chosen, let other = otherPeriod(day, .day(chosen.first), direction) else { return nil }
      return .init(.day(other.period.first, time: chosen.time), other.ground)
    default: return nil
    }
  }

  /// The same words on the other side of the publication.
  private func otherSide(
    _ form: TemporalForm, _ chosen: CivilPeriod?, _ direction: Direction
  ) -> TemporalExpression.OtherReading? {
    guard let chosen else { return nil }
    var probe = self
    let side: Direction = chosen.last < published ? .coming : .past
    guard let period = probe.resolve(form, side)?.period else { return nil }
    return .init(period, direction == .unknown ? .nearest : .tense)
  }
}
