import CivilTime
import NIOHTTP1
import News

/// What a notifier says of itself in its messages.
public struct Sender: Hashable, Sendable {
  /// The `source` of CloudEvents: `/tocsin/HOSTNAME`.
  public let source: String
  public let host: String
  /// `tocsin/VERSION`.
  public let userAgent: String

  public init(host: String, version: String) {
    source = CloudEvent.source(host: host)
    self.host = host
    userAgent = "tocsin/\(version)"
  }
}

/// The body of a webhook and the headers that say what it is, in the format of the settings.
struct WebhookBody: Sendable {
  private(set) var headers = HTTPHeaders()
  let bytes: [UInt8]
  /// Where it goes, if not to the address itself.
  private(set) var url: WebhookURL

  init(_ alert: Alert, settings: WebhookSettings, sender: Sender) throws(DocumentError) {
    let source = settings.source ?? sender.source
    var type = "application/json; charset=utf-8"
    url = settings.url
    switch settings.format {
    case .cloudEvents:
      type = "application/cloudevents+json; charset=utf-8"
      bytes = CloudEvent(alert, source: source).bytes
    case .cloudEventsBinary:
      let event = CloudEvent(alert, source: source)
      type = event.datacontenttype
      for (name, value) in event.headers { headers.add(name: name, value: value) }
      bytes = event.data.bytes
    case .json: bytes = AlertDocument(alert).bytes
    case .alertmanager: bytes = Array(try line(of: AlertmanagerNotification(alert, source: source)).utf8)
    case .slack: bytes = Array(try line(of: SlackMessage(alert)).utf8)
    case .teams: bytes = Array(try line(of: TeamsMessage(alert)).utf8)
    case .discord: bytes = Array(try line(of: DiscordMessage(alert)).utf8)
    case .ntfy:
      guard let topic = settings.url.segment, NtfyMessage.isTopic(topic) else {
        throw DocumentError(description: "\(settings.url): \(WebhookSettings.Failure.topic)")
      }
      url = settings.url.replacing(path: "/")
      bytes = Array(try line(of: NtfyMessage(alert, topic: topic)).utf8)
    case .template:
      guard let template = settings.template else {
        throw DocumentError(description: "\(settings.url): \(WebhookSettings.Failure.noTemplate)")
      }
      type = template.contentType
      bytes = Array(try template.text(alert).utf8)
    }
    headers.add(name: "content-type", value: type)
  }

  /// The message for one attempt: the body with its identity and signature.
  ///
  /// - Parameter now: the moment of this attempt, which the signature covers.
  func message(_ id: AlertID, secrets: [Secret], now: Timestamp) throws(DocumentError) -> HTTPMessage {
    var headers = headers
    headers.add(name: "webhook-id", value: id)
    headers.add(name: "webhook-timestamp", value: "\(now.seconds)")
    if !secrets.isEmpty {
      let signature = WebhookSignature.sign(secrets: secrets, id: id, timestamp: now, body: bytes)
      guard !signature.isEmpty else { throw DocumentError(description: "none of the secrets can sign") }
      headers.add(name: "webhook-signature", value: signature)
    }
    return HTTPMessage(headers: headers, body: bytes)
  }
}
