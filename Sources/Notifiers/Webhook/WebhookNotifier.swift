public import CivilTime
public import News
public import Notifications

/// Posts alerts to a web address, signed, as Standard Webhooks and CloudEvents lay down.
///
/// Redirects are not followed. The answer's status decides, see `HTTPAnswerRule.table`; where none comes (refused,
/// timed out, broken off, TLS failed) trying again may help. No reason ever shows a secret, a header's value or more of
/// the address than its host.
public struct WebhookNotifier: Notifier {
  private let settings: WebhookSettings
  private let poster: HTTPPoster
  private let sender: Sender
  private let now: @Sendable () -> Timestamp

  /// - Parameter now: the wall clock; receivers compare a message's timestamp with their own.
  public init(
    _ settings: WebhookSettings, sender: Sender, now: @escaping @Sendable () -> Timestamp, watch: Watch? = nil
  ) {
    self.settings = settings
    poster = HTTPPoster(settings.connection, userAgent: sender.userAgent, watch: watch)
    self.sender = sender
    self.now = now
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let (url, message): (WebhookURL, HTTPMessage)
    do {
      let body = try WebhookBody(delivery.alert, settings: settings, sender: sender)
      message = try body.message(delivery.alert.id, secrets: settings.secrets, now: now())
      url = body.url
    } catch {
      throw .giveUp(reason: "\(error)")
    }
    try await poster.post(message, to: url, now: now)
  }
}
