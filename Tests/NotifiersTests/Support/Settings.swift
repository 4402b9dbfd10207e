import Notifiers

extension WebhookSettings {
  /// For a receiver on the loopback address.
  static func local(
    _ port: Int, path: String = "/in", secrets: [Secret] = [], timeout: Duration = .seconds(15),
    headers: [WebhookHeader] = [], source: String? = nil, format: Format = .cloudEvents
  ) throws -> WebhookSettings {
    WebhookSettings(
      url: try WebhookURL("http://127.0.0.1:\(port)\(path)"), secrets: secrets, timeout: timeout, headers: headers,
      source: source, format: format)
  }
}

extension WebhookNotifier {
  init(_ settings: WebhookSettings, transport: WebhookTransport) {
    self.init(
      settings, transport: transport, source: "/tocsin/here", userAgent: "tocsin/1.2.3", now: { Sample.raised })
  }
}
