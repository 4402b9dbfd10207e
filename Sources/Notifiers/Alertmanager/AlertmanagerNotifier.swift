public import CivilTime
import NIOHTTP1
public import News
public import Notifications

/// Which Alertmanagers alerts are handed to.
public struct AlertmanagerSettings: Hashable, Sendable {
  /// One, or all of a cluster: each gets every alert, as Prometheus does it. The API's path is added to each.
  public var urls: [WebhookURL]
  public var connection: ConnectionSettings
  /// For how long an alert fires, from when it was raised or, where it comes late, from the attempt.
  public var lasts: Duration

  public init(
    urls: [WebhookURL], connection: ConnectionSettings = ConnectionSettings(), lasts: Duration = .seconds(24 * 3600)
  ) {
    self.urls = urls
    self.connection = connection
    self.lasts = lasts
  }
}

/// Hands alerts to Prometheus' Alertmanager, whose grouping, silences and receivers then apply.
///
/// A delivery is done when one Alertmanager of the cluster has taken it: they tell each other what they notified of.
/// Where none has, it is tried again unless all of them refuse it for good.
public struct AlertmanagerNotifier: Notifier {
  private let settings: AlertmanagerSettings
  private let poster: HTTPPoster
  private let now: @Sendable () -> Timestamp

  public init(
    _ settings: AlertmanagerSettings, sender: Sender, now: @escaping @Sendable () -> Timestamp, watch: Watch? = nil
  ) {
    self.settings = settings
    poster = HTTPPoster(settings.connection, userAgent: sender.userAgent, watch: watch)
    self.now = now
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let message: HTTPMessage
    do {
      let alert = delivery.alert
      let end = max(alert.raised, now()).adding(settings.lasts)
      let body = try line(of: [PostableAlert(AlertmanagerAlert(alert), end: end)])
      message = HTTPMessage(
        headers: HTTPHeaders([("content-type", "application/json"), ("webhook-id", alert.id)]), body: Array(body.utf8))
    } catch {
      throw .giveUp(reason: "\(error)")
    }
    var failures: [DeliveryFailure] = []
    for url in settings.urls {
      do throws(DeliveryFailure) {
        try await poster.post(message, to: url.appending(path: "api/v2/alerts"), now: now)
      } catch {
        failures.append(error)
      }
    }
    guard failures.count == settings.urls.count else { return }
    throw Self.worst(failures)
  }

  /// What to do where none took it: what gives the most hope.
  static func worst(_ failures: [DeliveryFailure]) -> DeliveryFailure {
    let reason = failures.map(\.reason).joined(separator: "; ")
    let waits = failures.compactMap { if case .retry(let after, _) = $0 { after ?? .zero } else { nil } }
    if let least = waits.min() { return .retry(after: least > .zero ? least : nil, reason: reason) }
    return failures.contains { if case .giveUp = $0 { true } else { false } }
      ? .giveUp(reason: reason) : .disable(reason: reason)
  }
}
