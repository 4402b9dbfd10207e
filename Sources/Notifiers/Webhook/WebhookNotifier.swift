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

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) { try await prepare(delivery)() }

  public func prepare(_ delivery: Delivery) -> Call {
    let prepared = Result { () throws(DocumentError) in
      let body = try WebhookBody(delivery.alert, settings: settings, sender: sender)
      return (try body.message(delivery.alert.id, secrets: settings.secrets, now: now()), body.url)
    }
    return { () async throws(DeliveryFailure) in
      switch prepared {
      case .success(let (message, url)): try await poster.post(message, to: url, now: now)
      case .failure(let error): throw .giveUp(reason: "\(error)")
      }
    }
  }
}
