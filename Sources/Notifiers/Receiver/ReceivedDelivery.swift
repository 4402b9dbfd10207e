/// A message that came to a `WebhookReceiver`.
public struct ReceivedDelivery: Sendable {
  /// What its signature was found to be.
  public enum Check: Hashable, Sendable {
    case signature(WebhookSignature.Verdict)
    /// The receiver has no secret to check it with.
    case unchecked
  }

  /// The path and query it was posted to.
  public let path: String
  /// In the order they came.
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]
  public let check: Check

  /// The first header of that name, whatever its case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The message's identity, the same in every repeat.
  public var id: String? { header("webhook-id") }
  /// When the attempt was made, in seconds since 1970.
  public var timestamp: Int64? { header("webhook-timestamp").flatMap { Int64($0) } }
  /// Whether its signature was checked and is right.
  public var verified: Bool { check == .signature(.valid) }
}

/// What a `WebhookReceiver` answers.
public struct ReceiverAnswer: Sendable {
  public let status: Int
  public let headers: [(name: String, value: String)]
  public let body: String

  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: String = "") {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// 204 for a message that is rightly signed, or that cannot be checked; else 401.
  public static func standard(_ delivery: ReceivedDelivery) -> ReceiverAnswer {
    switch delivery.check {
    case .signature(.valid), .unchecked: ReceiverAnswer(204)
    case .signature(.forged): ReceiverAnswer(401, body: "the signature is wrong\n")
    case .signature(.outOfTime): ReceiverAnswer(401, body: "the timestamp is too far from this clock\n")
    case .signature(.incomplete):
      ReceiverAnswer(401, body: "webhook-id, webhook-timestamp or webhook-signature is missing\n")
    }
  }
}
