public import CivilTime
public import News

/// A deadline that the operator named.
public struct TrackedDeadline: Hashable, Sendable {
  public let id: DeadlineID
  public let title: String
  public let severity: Severity
  public let kind: Commitment.Kind
  /// The date as the operator knows it; articles may move it.
  public let due: CivilPeriod
  /// How many days before the date a reminder rings, the earliest first; 0 is the day itself.
  public let remind: [Int]

  public init(
    id: DeadlineID, title: String, severity: Severity, kind: Commitment.Kind, due: CivilPeriod, remind: [Int]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.kind = kind
    self.due = due
    self.remind = remind.sorted(by: >)
  }
}

/// Which commitments of articles become deadlines of their own.
public struct Discovery: Hashable, Sendable {
  public enum Scope: String, Sendable, CaseIterable {
    /// Those of articles that match a topic.
    case matched
    /// Those of every article.
    case all
    /// None: only tracked deadlines are kept.
    case none
  }

  public let scope: Scope
  /// Commitments the reader is less sure of than this, 0…1, are left out.
  public let minimumConfidence: Double
  public let severity: Severity
  /// As `TrackedDeadline.remind`.
  public let remind: [Int]

  public init(
    scope: Scope = .matched, minimumConfidence: Double = 0.5, severity: Severity = .notice, remind: [Int] = [7, 1, 0]
  ) {
    self.scope = scope
    self.minimumConfidence = minimumConfidence
    self.severity = severity
    self.remind = remind.sorted(by: >)
  }
}

/// What the register is kept by.
public struct RegisterRules: Sendable {
  public let tracked: [DeadlineID: TrackedDeadline]
  public let discovery: Discovery

  public init(tracked: [TrackedDeadline], discovery: Discovery) {
    self.tracked = Dictionary(tracked.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.discovery = discovery
  }

  /// Whether the entry still rings: discovered, or tracked by the settings as they are now.
  func keeps(_ deadline: Deadline) -> Bool { deadline.origin == .discovered || tracked[deadline.id] != nil }
}
