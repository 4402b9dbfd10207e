public import CivilTime
public import News

/// Folds what articles say into the register. Pure: the same register, assessment and moment give the same change.
///
/// A commitment speaks of a deadline the operator tracks when its sentence satisfies that deadline's query, and of one
/// discovered before when date and subject agree. What the article says then confirms the entry, moves it or cancels it;
/// what speaks of no entry is a discovery.
public struct RegisterFold: Sendable {
  public let rules: RegisterRules

  public init(rules: RegisterRules) { self.rules = rules }

  /// - Parameters:
  ///   - severity: the highest of the topics that the article matched; a discovery rings no lower.
  ///   - now: the moment on the clock that the daemon follows.
  public func callAsFunction(
    _ register: [DeadlineID: Deadline], _ assessment: Assessment, severity: Severity?, at now: Timestamp
  ) -> RegisterChange {
    var session = FoldSession(
      rules: rules, register: register, assessment: assessment, topicSeverity: severity, now: now)
    for assessed in assessment.commitments { session.consider(assessed) }
    return session.change
  }

  /// Brings the entries of tracked deadlines in line with the settings. The operator's own edits ring nothing.
  public func registerTracked(_ register: [DeadlineID: Deadline], at now: Timestamp) -> RegisterChange {
    var change = RegisterChange()
    for tracked in rules.tracked.values.sorted(by: { $0.id < $1.id }) {
      let entry = register[tracked.id]
      let updated = entry.map { Self.edited($0, by: tracked, at: now) } ?? Self.entry(for: tracked, at: now)
      if updated != entry { change.deadlines.append(updated) }
    }
    return change
  }

  private static func entry(for tracked: TrackedDeadline, at now: Timestamp) -> Deadline {
    Deadline(
      id: tracked.id, origin: .tracked, title: tracked.title, severity: tracked.severity, kind: tracked.kind,
      state: .standing, date: tracked.due, until: nil, topics: [], remind: tracked.remind,
      history: [.init(what: .registered, date: tracked.due, recorded: now, evidence: nil)])
  }

  /// The entry with the settings' words; its date changes only when the operator changed the date in the settings.
  private static func edited(_ entry: Deadline, by tracked: TrackedDeadline, at now: Timestamp) -> Deadline {
    var entry = entry
    entry.title = tracked.title
    entry.severity = tracked.severity
    entry.kind = tracked.kind
    entry.remind = tracked.remind
    let said = entry.history.last { $0.evidence == nil }
    if said?.date != tracked.due {
      entry.date = tracked.due
      entry.until = nil
      entry.state = .standing
      entry.history.append(.init(what: .moved, date: tracked.due, recorded: now, evidence: nil))
    }
    return entry
  }
}
