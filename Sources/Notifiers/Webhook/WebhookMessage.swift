import CivilTime
import NIOHTTP1
import News

/// What is posted for one attempt at one alert.
struct WebhookMessage: Sendable {
  let headers: HTTPHeaders
  let body: [UInt8]

  /// - Parameter now: the moment of this attempt, which the signature covers.
  init(_ alert: Alert, settings: WebhookSettings, source: String, userAgent: String, now: Timestamp)
    throws(DocumentError)
  {
    let type: String
    switch settings.format {
    case .cloudEvents:
      type = "application/cloudevents+json; charset=utf-8"
      body = Array(try CloudEvent(alert, source: settings.source ?? source).json().utf8)
    case .json:
      type = "application/json; charset=utf-8"
      body = Array(try AlertDocument(alert).json().utf8)
    }
    var headers = HTTPHeaders([
      ("content-type", type), ("user-agent", userAgent), ("accept", "*/*"),
      ("webhook-id", alert.id), ("webhook-timestamp", "\(now.seconds)"),
    ])
    if !settings.secrets.isEmpty {
      let signature = WebhookSignature.sign(secrets: settings.secrets, id: alert.id, timestamp: now, body: body)
      headers.add(name: "webhook-signature", value: signature)
    }
    if let authorization = settings.url.authorization { headers.add(name: "authorization", value: authorization) }
    for header in settings.headers { headers.replaceOrAdd(name: header.name, value: header.value) }
    self.headers = headers
  }
}
