/// What a judgement makes of the register: the entries it adds or changes, and the alerts it raises.
public struct RegisterChange: Sendable {
  /// New and changed entries, whole.
  public var deadlines: [Deadline]
  public var alerts: [Alert]

  public init(deadlines: [Deadline] = [], alerts: [Alert] = []) {
    self.deadlines = deadlines
    self.alerts = alerts
  }
}
