import AsyncHTTPClient
public import CivilTime
import NIOCore
import NIOHTTP1
public import News
public import Notifications

/// Posts alerts to a web address, signed, as Standard Webhooks and CloudEvents lay down.
///
/// Redirects are not followed. The answer's status decides, see `WebhookAnswerRule.table`; where none comes (refused,
/// timed out, broken off, TLS failed) trying again may help. No reason ever shows a secret, a header's value or more of
/// the address than its host.
public struct WebhookNotifier: Notifier {
  private let settings: WebhookSettings
  private let transport: WebhookTransport
  private let source: String
  private let userAgent: String
  private let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - source: the `source` of CloudEvents where the settings name none.
  ///   - now: the wall clock; receivers compare a message's timestamp with their own.
  public init(
    _ settings: WebhookSettings, transport: WebhookTransport, source: String, userAgent: String,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.settings = settings
    self.transport = transport
    self.source = source
    self.userAgent = userAgent
    self.now = now
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let message: WebhookMessage
    do {
      message = try WebhookMessage(
        delivery.alert, settings: settings, source: source, userAgent: userAgent, now: now())
    } catch {
      throw .giveUp(reason: "\(error)")
    }
    let reply: WebhookReply
    do {
      reply = try await transport.post(message, to: settings.url, timeout: settings.timeout)
    } catch {
      throw .retry(after: nil, reason: "\(settings.url): \(WebhookReply.explain(error, timeout: settings.timeout))")
    }
    let rule = WebhookAnswerRule.rule(for: reply.status)
    let reason = "\(settings.url): " + reply.summary(advice: rule.advice, redacting: confidences)
    switch rule.verdict {
    case .delivered: return
    case .retry:
      throw .retry(after: reply.retryAfter.flatMap { RetryAfter.read($0, now: now()) }, reason: reason)
    case .giveUp: throw .giveUp(reason: reason)
    }
  }

  /// The values of headers that only the receiver should know, whole and word by word (`Bearer TOKEN`).
  private var confidences: [String] {
    let values = settings.headers.map(\.value) + [settings.url.authorization].compactMap(\.self)
    return values.flatMap { [$0] + $0.split(separator: " ").map(String.init) }.filter { $0.utf8.count >= 4 }
  }
}
