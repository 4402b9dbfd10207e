public import CivilTime
public import News

/// What the calendar alone brings: a deadline comes near, is reached, has passed. Pure.
///
/// A reminder's alert is made from the deadline, its date and the threshold, so that asking again raises nothing new:
/// the ledger knows the alert already. After a long silence only the newest threshold rings.
public struct Reminders: Sendable {
  public let rules: RegisterRules

  public init(rules: RegisterRules) { self.rules = rules }

  /// The alerts that stand on `today`.
  /// - Parameters:
  ///   - offset: seconds east of UTC, to tell on which day an entry was recorded.
  public func callAsFunction(
    _ register: [DeadlineID: Deadline], on today: CivilDate, at now: Timestamp, offset: Int
  ) -> RegisterChange {
    let alerts = register.values.sorted { $0.id < $1.id }.compactMap { deadline -> Alert? in
      guard let threshold = newest(of: deadline, on: today, offset: offset) else { return nil }
      return alert(deadline, threshold, on: today, at: now)
    }
    return RegisterChange(alerts: alerts)
  }

  /// The next day after `today` on which something rings.
  public func nextDay(_ register: [DeadlineID: Deadline], after today: CivilDate) -> CivilDate? {
    register.values.filter(rings).flatMap { thresholds(of: $0).map(\.day) }.filter { $0 > today }.min()
  }

  // MARK: - Thresholds

  struct Threshold: Hashable {
    let kind: Alert.Kind
    let day: CivilDate
    /// Days before the date.
    let before: Int
  }

  private func rings(_ deadline: Deadline) -> Bool { deadline.state != .cancelled && rules.keeps(deadline) }

  func thresholds(of deadline: Deadline) -> [Threshold] {
    let target = deadline.target
    let before = deadline.remind.map { days in
      Threshold(
        kind: days == 0 ? .deadlineReached : .deadlineApproaching, day: target.adding(days: -days), before: days)
    }
    // That an event nobody tracks is over, or a wish came to nothing, is no news.
    let concerns = deadline.origin == .tracked || (deadline.kind != .scheduled && deadline.state == .standing)
    let passed = Threshold(kind: .deadlinePassed, day: max(target, deadline.lastDay).adding(days: 1), before: -1)
    return concerns ? before + [passed] : before
  }

  /// The newest threshold crossed, unless it was crossed before the entry got this date: what told the date told that.
  /// Only a date from the settings rings at once, for nothing else has told the desk how near it is.
  private func newest(of deadline: Deadline, on today: CivilDate, offset: Int) -> Threshold? {
    guard rings(deadline), let told = deadline.history.last(where: { $0.what == .registered || $0.what == .moved }),
      let newest = thresholds(of: deadline).filter({ $0.day <= today }).max(by: { $0.day < $1.day }),
      newest.kind == .deadlinePassed || today <= deadline.lastDay
    else { return nil }
    let known = told.recorded.date(offset: offset)
    let bySettings = told.evidence == nil && newest.kind != .deadlinePassed
    return newest.day > known || bySettings ? newest : nil
  }

  private func alert(_ deadline: Deadline, _ threshold: Threshold, on today: CivilDate, at now: Timestamp) -> Alert {
    let record = Alert.DeadlineRecord(deadline, previous: nil, today: today)
    let last = deadline.history.last { $0.evidence != nil }?.evidence
    return Alert(
      key: "\(deadline.id)/\(deadline.date)/\(threshold.before)", kind: threshold.kind, severity: deadline.severity,
      raised: now, summary: DeadlineSummary.text(threshold.kind, record),
      rule: threshold.before < 0 ? "passed" : "remind: \(threshold.before)d", deadline: record, article: nil,
      evidence: [last].compactMap { $0 })
  }
}
