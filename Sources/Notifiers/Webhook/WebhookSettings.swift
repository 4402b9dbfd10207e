/// Where and how alerts are posted.
public struct WebhookSettings: Hashable, Sendable {
  /// What a format needs and the settings do not give.
  public enum Failure: Error, Hashable, Sendable {
    /// ntfy's address ends in a topic.
    case topic
    case noTemplate
  }

  public var url: WebhookURL
  /// Each message is signed with every one; without any it is not signed.
  public var secrets: [Secret]
  public var connection: ConnectionSettings
  /// The `source` of CloudEvents, a URI reference; nil for `/tocsin/HOSTNAME`.
  public var source: String?
  public var format: WebhookFormat
  /// For `format: template`.
  public var template: WebhookTemplate?

  public init(
    url: WebhookURL, secrets: [Secret] = [], connection: ConnectionSettings = ConnectionSettings(),
    source: String? = nil, format: WebhookFormat = .cloudEvents, template: WebhookTemplate? = nil
  ) {
    self.url = url
    self.secrets = secrets
    self.connection = connection
    self.source = source
    self.format = format
    self.template = template
  }

  /// What is missing; nil where all is there.
  public var failure: Failure? {
    switch format {
    case .ntfy where !(url.segment.map(NtfyMessage.isTopic) ?? false): .topic
    case .template where template == nil: .noTemplate
    default: nil
    }
  }
}

extension WebhookSettings.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .topic: "for ntfy the url is the server and a topic: https://ntfy.example.org/TOPIC"
    case .noTemplate: "the format template needs a template"
    }
  }
}
