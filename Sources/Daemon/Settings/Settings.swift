public import Deadlines
public import Inbox
public import News
public import Notifications
public import Notifiers
public import Triage

/// The operator's settings, validated: what `tocsin check` has passed and the daemon is built from.
public struct Settings: Sendable {
  public var inboxes: [InboxSettings]
  /// Path of the ledger's database.
  public var ledger: String
  public var clock: ClockSettings
  public var topics: [DeskPlan.TrackedTopic]
  /// What the topics' queries must say of texts; `tocsin check` runs them.
  public var topicTests: [TopicTest]
  public var deadlines: [TrackedDeadline]
  public var deadlineQueries: [DeskPlan.DeadlineQuery]
  public var discovery: Discovery
  public var notifiers: [NotifierID: NotifierSettings]
  /// How each notifier's deliveries are carried.
  public var lanes: [NotifierID: LaneSettings]
  public var routes: [Route]
  public var retry: RetrySchedule
  public var retention: Retention

  public var plan: DeskPlan { DeskPlan(topics: topics, deadlines: deadlineQueries) }
  /// Whose commitments can change the register.
  public var interest: Desk.Interest {
    if !deadlines.isEmpty { return .everyArticle }
    return switch discovery.scope {
    case .all: .everyArticle
    case .matched: .matchedArticles
    case .none: .noArticle
    }
  }
  /// The notifiers that routes use, those that these fall back on, and so on.
  public var notifiersInUse: Set<NotifierID> {
    var found: Set<NotifierID> = []
    var next = Set(routes.flatMap(\.to))
    while !next.isEmpty {
      found.formUnion(next)
      next = Set(next.compactMap { lanes[$0]?.fallback }).subtracting(found)
    }
    return found
  }

  public var rules: RegisterRules { RegisterRules(tracked: deadlines, discovery: discovery) }
}

/// How long the ledger remembers.
public struct Retention: Hashable, Sendable {
  /// An article that comes again later is a new one.
  public var articles: Duration = .seconds(730 * 86_400)
  /// Alerts that nobody is owed any more, and their deliveries.
  public var alerts: Duration = .seconds(730 * 86_400)

  public init() {}
}

/// Which time the desk lives in.
public struct ClockSettings: Hashable, Sendable {
  public enum Follows: String, Sendable, CaseIterable {
    /// The system's clock.
    case system
    /// The newest publication date seen: for replaying an archive.
    case articles
  }

  public var follows: Follows
  /// A name of the time zone database; nil: the system's own.
  public var zone: String?
  /// 0…23: the hour at which reminders ring.
  public var ringAt: Int

  public init(follows: Follows = .system, zone: String? = nil, ringAt: Int = 0) {
    self.follows = follows
    self.zone = zone
    self.ringAt = ringAt
  }
}
