import Notifiers

extension WebhookSettings {
  /// For a receiver on the loopback address.
  static func local(
    _ port: Int, path: String = "/in", secrets: [Secret] = [], timeout: Duration = .seconds(15),
    headers: [WebhookHeader] = [], source: String? = nil, format: WebhookFormat = .cloudEvents,
    template: WebhookTemplate? = nil
  ) throws -> WebhookSettings {
    WebhookSettings(
      url: try WebhookURL("http://127.0.0.1:\(port)\(path)"), secrets: secrets,
      connection: ConnectionSettings(headers: headers, timeouts: .init(answer: timeout, whole: timeout)),
      source: source,
      format: format, template: template)
  }
}

extension Sender {
  static let here = Sender(host: "here", version: "1.2.3")
}

extension WebhookNotifier {
  init(_ settings: WebhookSettings, watch: Watch? = nil) {
    self.init(settings, sender: .here, now: { Sample.raised }, watch: watch)
  }
}
