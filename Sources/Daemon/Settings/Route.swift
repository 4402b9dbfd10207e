public import News

/// Which alerts go to which notifiers.
public struct Route: Hashable, Sendable {
  public var when: Condition
  public var to: [NotifierID]

  public init(when: Condition = Condition(), to: [NotifierID]) {
    self.when = when
    self.to = to
  }

  /// What an alert must be; every part must hold, and an empty part always does.
  public struct Condition: Hashable, Sendable {
    public var severities: Set<Severity>
    public var kinds: Set<Alert.Kind>
    public var topics: Set<TopicID>
    public var deadlines: Set<DeadlineID>

    public init(
      severities: Set<Severity> = [], kinds: Set<Alert.Kind> = [], topics: Set<TopicID> = [],
      deadlines: Set<DeadlineID> = []
    ) {
      self.severities = severities
      self.kinds = kinds
      self.topics = topics
      self.deadlines = deadlines
    }

    public func holds(for alert: Alert) -> Bool {
      (severities.isEmpty || severities.contains(alert.severity))
        && (kinds.isEmpty || kinds.contains(alert.kind))
        && (topics.isEmpty || alert.topic.map { topics.contains($0.id) } == true)
        && (deadlines.isEmpty || alert.deadline.map { deadlines.contains($0.id) } == true)
    }
  }
}

extension [Route] {
  /// The notifiers an alert is owed to, each once, in the routes' order.
  public func notifiers(for alert: Alert) -> [NotifierID] {
    var owed: [NotifierID] = []
    for route in self where route.when.holds(for: alert) {
      for notifier in route.to where !owed.contains(notifier) { owed.append(notifier) }
    }
    return owed
  }
}
