/// Where and how alerts are posted.
public struct WebhookSettings: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// `application/cloudevents+json`, see `CloudEvent`.
    case cloudEvents = "cloudevents"
    /// `application/json`, see `AlertDocument`.
    case json
  }

  public var url: WebhookURL
  /// Each message is signed with every one; without any it is not signed.
  public var secrets: [Secret]
  /// From the connection to the answer's end.
  public var timeout: Duration
  public var headers: [WebhookHeader]
  /// The `source` of CloudEvents, a URI reference; nil for `/tocsin/HOSTNAME`.
  public var source: String?
  public var format: Format

  public init(
    url: WebhookURL, secrets: [Secret] = [], timeout: Duration = .seconds(15), headers: [WebhookHeader] = [],
    source: String? = nil, format: Format = .cloudEvents
  ) {
    self.url = url
    self.secrets = secrets
    self.timeout = timeout
    self.headers = headers
    self.source = source
    self.format = format
  }
}
