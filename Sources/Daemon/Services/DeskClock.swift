public import CivilTime
import Synchronization

/// The time the desk lives in: the system's, or that of the newest article when an archive is replayed.
public final class DeskClock: Sendable {
  public let settings: ClockSettings
  private let zone: TimeZoneRules
  private let system: @Sendable () -> Timestamp
  private let newest: Mutex<Timestamp?>

  /// - Parameters:
  ///   - newest: the publication date of the newest article recorded before, for a clock that follows articles.
  ///   - system: the system's clock.
  public init(
    _ settings: ClockSettings, newest: CivilDate? = nil, system: @escaping @Sendable () -> Timestamp = WallClock.now
  ) {
    self.settings = settings
    self.system = system
    zone = settings.zone.flatMap { TimeZoneRules(identifier: $0) } ?? TimeZoneRules.system
    self.newest = Mutex(newest.map { Timestamp($0) })
  }

  public var followsArticles: Bool { settings.follows == .articles }

  /// The moment alerts are raised at.
  public var now: Timestamp {
    // Before the first article, an archive's time has not begun.
    followsArticles ? newest.withLock { $0 } ?? Timestamp(milliseconds: 0) : system()
  }

  /// Seconds east of UTC at `moment`; an archive's days are told in no zone.
  public func offset(at moment: Timestamp) -> Int { followsArticles ? 0 : zone.offset(at: moment) }

  /// The day whose reminders may ring: yesterday's before the hour at which they do.
  public var ringDay: CivilDate {
    let moment = now
    if followsArticles { return moment.date() }
    return moment.adding(.seconds(-3600 * settings.ringAt)).date(offset: offset(at: moment))
  }

  /// The moment at which `day`'s reminders ring.
  public func ring(on day: CivilDate) -> Timestamp {
    let midnight = Timestamp(day)
    return midnight.adding(.seconds(3600 * settings.ringAt - offset(at: midnight)))
  }

  /// Moves a clock that follows articles on to an article's day. It never goes back.
  public func advance(to date: CivilDate) {
    guard followsArticles else { return }
    newest.withLock { $0 = max($0 ?? Timestamp(date), Timestamp(date)) }
  }
}
