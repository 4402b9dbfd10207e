import CivilTime
import Notifiers
import Testing

struct WebhookSignatureTests {
  /// The example of Standard Webhooks: its secret, message and signature.
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private static let sent = Timestamp(seconds: 1_614_265_330)
  private static let body = Array(#"{"test": 2432232314}"#.utf8)
  private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  @Test("the standard's own example is signed as the standard says")
  func knownVector() throws {
    #expect(
      try WebhookSignature.sign(secrets: [Secret(Self.secret)], id: Self.id, timestamp: Self.sent, body: Self.body)
        == Self.signature)
  }

  @Test("while a secret is replaced there is a signature for each, and either one is enough")
  func rotation() throws {
    let old = try Secret(Self.secret)
    let new = try Secret("another secret of enough bytes")
    let header = WebhookSignature.sign(secrets: [new, old], id: Self.id, timestamp: Self.sent, body: Self.body)
    #expect(header.split(separator: " ").count == 2)
    #expect(header.hasSuffix(" " + Self.signature))
    for secret in [old, new] { #expect(verify(secret, signature: header) == .valid) }
    #expect(verify(try Secret("a secret that signed nothing"), signature: header) == .forged)
  }

  /// The key pair of RFC 8032, 7.1, test 2.
  private static let pair = (
    private: "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=",
    public: "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="
  )

  @Test("a private key signs with Ed25519, which the public one checks, beside a shared secret")
  func asymmetric() throws {
    let (key, open) = (try Secret(Self.pair.private), try Secret(Self.pair.public))
    let shared = try Secret(Self.secret)
    let header = WebhookSignature.sign(
      secrets: [shared, key, open], id: Self.id, timestamp: Self.sent, body: Self.body)
    let parts = header.split(separator: " ")
    #expect(parts.count == 2 && parts[0] == Self.signature && parts[1].hasPrefix("v1a,"))
    for secret in [key, open, shared] { #expect(verify(secret, signature: header) == .valid) }
    #expect(verify(open, signature: Self.signature) == .forged)
    #expect(verify(open, signature: "v1," + parts[1].dropFirst(4)) == .forged)
    #expect(key.signs && !open.signs)
    // The form that holds the public key too.
    let both = "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs9QBfD6EOJWpK3CqdNG368nJgszy7ElozAzVXxKvRmDA=="
    #expect(
      verify(
        open,
        signature: WebhookSignature.sign(
          secrets: [try Secret(both)], id: Self.id, timestamp: Self.sent, body: Self.body)) == .valid)
  }

  @Test(
    "a message that was changed, is late or lacks a header is not taken",
    arguments: [
      (id, "1614265330", signature, 0, .valid),
      (id, "1614265330", "v1a,xyz \(signature)", 0, .valid),
      (id, "1614265330", signature, 300, .valid),
      (id, "1614265330", signature, -300, .valid),
      (id, "1614265330", signature, 301, .outOfTime),
      (id, "1614265330", signature, -301, .outOfTime),
      (id + "x", "1614265330", signature, 0, .forged),
      (id, "1614265331", signature, 0, .forged),
      (id, "1614265330", String(signature.dropFirst(3)), 0, .forged),
      (id, "1614265330", "v1,", 0, .forged),
      (id, "1614265330", "v1,%%%", 0, .forged),
      (id, "1614265330", "", 0, .forged),
      (id, "yesterday", signature, 0, .incomplete),
      (id, "9223372036854775807", signature, 0, .incomplete),
      (id, "-9223372036854775808", signature, 0, .incomplete),
      (nil, "1614265330", signature, 0, .incomplete),
      (id, nil, signature, 0, .incomplete),
      (id, "1614265330", nil, 0, .incomplete),
    ] as [(String?, String?, String?, Int64, WebhookSignature.Verdict)])
  func verdicts(
    id: String?, timestamp: String?, signature: String?, late: Int64, expected: WebhookSignature.Verdict
  ) throws {
    let now = Timestamp(seconds: Self.sent.seconds + late)
    #expect(
      try verify(Secret(Self.secret), id: id, timestamp: timestamp, signature: signature, now: now) == expected)
  }

  @Test("a body that was changed is not taken")
  func changedBody() throws {
    #expect(
      WebhookSignature.verify(
        secret: try Secret(Self.secret), id: Self.id, timestamp: "1614265330", body: Self.body + [0x20],
        signature: Self.signature, now: Self.sent) == .forged)
  }

  private func verify(
    _ secret: Secret, id: String? = Self.id, timestamp: String? = "1614265330", signature: String?,
    now: Timestamp = Self.sent
  ) -> WebhookSignature.Verdict {
    WebhookSignature.verify(
      secret: secret, id: id, timestamp: timestamp, body: Self.body, signature: signature, now: now)
  }
}
