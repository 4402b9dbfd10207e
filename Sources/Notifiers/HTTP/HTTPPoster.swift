import CivilTime
import NIOHTTP1
import Notifications

/// Posts messages and says what the answer means for a delivery.
struct HTTPPoster: Sendable {
  private let client: WebClient
  private let headers: [WebhookHeader]
  private let timeouts: ConnectionSettings.Timeouts
  private let userAgent: String
  private let watch: Watch?

  init(_ settings: ConnectionSettings, userAgent: String, watch: Watch?) {
    client = WebClient(settings)
    headers = settings.headers
    timeouts = settings.timeouts
    self.userAgent = userAgent
    self.watch = watch
  }

  /// - Parameter now: the moment of this attempt, which `Retry-After` counts from.
  func post(
    _ message: HTTPMessage, to url: WebhookURL, now: @Sendable () -> Timestamp
  ) async throws(DeliveryFailure) {
    let message = completed(message, url)
    let answer: HTTPAnswer
    do {
      answer = try await client.post(message, to: url)
    } catch {
      let confidences = confidences(url)
      let reason = withheld(HTTPTrouble.explain(error, timeouts), confidences)
      watch?(Exchange(sent: text(message, url), answered: reason))
      throw .retry(after: nil, reason: "\(url): \(reason)")
    }
    watch?(Exchange(sent: text(message, url), answered: answer.text(withholding: confidences(url))))
    let rule = HTTPAnswerRule.rule(for: answer.status)
    if rule.verdict == .delivered { return }
    let reason = "\(url): " + answer.summary(advice: rule.advice, withholding: confidences(url))
    switch rule.verdict {
    case .delivered: return
    case .retry:
      throw .retry(after: answer.header("retry-after").flatMap { RetryAfter.read($0, now: now()) }, reason: reason)
    case .giveUp: throw .giveUp(reason: reason)
    case .disable: throw .disable(reason: reason)
    }
  }

  private func completed(_ message: HTTPMessage, _ url: WebhookURL) -> HTTPMessage {
    var message = message
    message.headers.add(name: "user-agent", value: userAgent)
    message.headers.add(name: "accept", value: "*/*")
    if let authorization = url.authorization { message.headers.add(name: "authorization", value: authorization) }
    for header in headers { message.headers.replaceOrAdd(name: header.name, value: header.value) }
    return message
  }

  /// The request as text to look at.
  private func text(_ message: HTTPMessage, _ url: WebhookURL) -> String {
    let secret = Set(headers.map { $0.name.lowercased() } + ["authorization"])
    let lines = message.headers.map { name, value in
      "\(name.lowercased()): \(secret.contains(name.lowercased()) ? "redacted" : value)"
    }
    return (["POST \(url)"] + lines + ["", withheld(String(decoding: message.body, as: UTF8.self), confidences(url))])
      .joined(separator: "\n")
  }

  /// What only the receiver should know: the values of headers, whole and word by word (`Bearer TOKEN`), the address's
  /// user, and what in its path or query is long enough to be a token.
  private func confidences(_ url: WebhookURL) -> [String] {
    let values = headers.map(\.value) + [url.authorization].compactMap(\.self)
    return (values.flatMap { [$0] + $0.split(separator: " ").map(String.init) } + url.confidences)
      .filter { $0.utf8.count >= 4 }.sorted { $0.utf8.count > $1.utf8.count }
  }
}
