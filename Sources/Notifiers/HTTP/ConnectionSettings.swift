/// How a web address is reached: what every notifier that posts over HTTP has in common.
public struct ConnectionSettings: Hashable, Sendable {
  /// Each phase of one call; the whole bounds the others.
  public struct Timeouts: Hashable, Sendable {
    /// Until the connection stands, TLS included.
    public var connect: Duration
    /// From the start to the answer's status line and headers.
    public var answer: Duration
    /// From the start to the answer's last byte.
    public var whole: Duration

    public init(connect: Duration = .seconds(5), answer: Duration = .seconds(15), whole: Duration = .seconds(15)) {
      self.connect = min(connect, whole)
      self.answer = min(answer, whole)
      self.whole = whole
    }
  }

  public var headers: [WebhookHeader]
  public var timeouts: Timeouts
  public var tls: TLSSettings
  public var proxy: ProxySettings?

  public init(
    headers: [WebhookHeader] = [], timeouts: Timeouts = Timeouts(), tls: TLSSettings = TLSSettings(),
    proxy: ProxySettings? = nil
  ) {
    self.headers = headers
    self.timeouts = timeouts
    self.tls = tls
    self.proxy = proxy
  }
}
