/// What an answer's status means for a delivery.
public enum HTTPVerdict: Hashable, Sendable {
  case delivered
  /// Trying again later may help.
  case retry
  /// It will not help.
  case giveUp
  /// The receiver is gone for good: nothing more is to be sent to it.
  case disable
}

/// A row of the table that says what each status means; the first that holds a status counts.
public struct HTTPAnswerRule: Sendable {
  public let statuses: ClosedRange<Int>
  public let verdict: HTTPVerdict
  /// What to do about it, for people; empty where the status says all.
  public let advice: String

  /// Every status there is, and what it means.
  ///
  /// Source: Standard Webhooks 1.0, "Delivery"; RFC 9110, 15.
  public static let table: [HTTPAnswerRule] = [
    .init(statuses: 200...299, verdict: .delivered, advice: ""),
    .init(statuses: 300...399, verdict: .giveUp, advice: "redirects are not followed; set the url to where it points"),
    .init(statuses: 401...401, verdict: .giveUp, advice: "check the secret and the headers"),
    .init(statuses: 403...403, verdict: .giveUp, advice: "check the secret and the headers"),
    .init(statuses: 404...404, verdict: .giveUp, advice: "check the url"),
    .init(statuses: 408...408, verdict: .retry, advice: ""),
    .init(
      statuses: 410...410, verdict: .disable,
      advice: "the receiver wants no more; remove the notifier, or correct it and reload"),
    .init(statuses: 425...425, verdict: .retry, advice: ""),
    .init(statuses: 429...429, verdict: .retry, advice: ""),
    .init(statuses: 400...499, verdict: .giveUp, advice: ""),
    .init(statuses: 500...599, verdict: .retry, advice: ""),
    .init(statuses: Int.min...Int.max, verdict: .retry, advice: "this is no status of HTTP"),
  ]

  public static func rule(for status: Int) -> HTTPAnswerRule {
    table.first { $0.statuses.contains(status) }
      ?? HTTPAnswerRule(statuses: status...status, verdict: .retry, advice: "")
  }
}
