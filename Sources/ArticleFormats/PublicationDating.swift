import CivilTime
import News

/// Finds the day a text was published from its words, or else from the file.
///
/// In order: furniture; days told as today's ("said on May 3"), the latest of them; days told as past, by the closed
/// year of `YearInference` or where the file's time lies before them; the file's modification time.
struct PublicationDating {
  let prose: Prose
  let modified: Timestamp

  /// Once the file's day is less than this after what the words say, the file's day is believed.
  private static let patience = 60

  func date() -> PublicationDate {
    let fileDay = modified.date()
    let years = YearInference(prose, fileDay: fileDay)
    return furniture(years) ?? reported(years) ?? narrated(years) ?? PublicationDate(fileDay, from: .file)
  }

  private func furniture(_ years: YearInference) -> PublicationDate? {
    let search = FurnitureSearch(prose: prose)
    for found in search.dates() {
      guard let date = years.date(of: found.day, weekday: search.toldWeekday()) else { continue }
      return PublicationDate(date, time: found.time, from: .furniture, yearInferred: found.day.year == nil)
    }
    return nil
  }

  private func reported(_ years: YearInference) -> PublicationDate? {
    latest(ToldDays(prose: prose).reported(), by: { years.date(of: $0) })
  }

  private func narrated(_ years: YearInference) -> PublicationDate? {
    let told = ToldDays(prose: prose).narrated()
    if let inferred = latest(told.filter { $0.year == nil }, by: years.inYearAfterClosed),
      years.fileDay.days(since: inferred.date) > Self.patience
    {
      return inferred
    }
    guard let full = latest(told, by: \.date), full.date > years.fileDay else { return nil }
    return full
  }

  private func latest(_ mentions: [DayMention], by date: (DayMention) -> CivilDate?) -> PublicationDate? {
    mentions.compactMap { mention in
      date(mention).map { PublicationDate($0, from: .text, yearInferred: mention.year == nil) }
    }.max { $0.date < $1.date }
  }
}
