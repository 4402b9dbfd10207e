import CivilTime
public import News

/// An alert as an event of CloudEvents 1.0 in structured mode: `application/cloudevents+json`.
///
/// `id` and `source` together name the event: a repeat of the same alert carries the same two.
///
/// Source: CNCF CloudEvents 1.0.2, "Context Attributes" and "JSON Event Format".
public struct CloudEvent: Sendable {
  public let specversion = "1.0"
  public let id: AlertID
  /// A URI reference: which Tocsin speaks.
  public let source: String
  /// `dev.tocsin.deadline.moved.v1`; the version goes up when `data` changes in a way that a reader would notice.
  public let type: String
  public let time: String
  /// The deadline's id, else the topic's; absent for neither.
  public let subject: String?
  public let datacontenttype = "application/json"
  public let data: AlertDocument

  public init(_ alert: Alert, source: String) {
    id = alert.id
    self.source = source
    type = "dev.tocsin.\(alert.kind.rawValue).v1"
    time = alert.raised.iso8601
    subject = [alert.deadline?.id, alert.topic?.id].compactMap(\.self).first { !$0.isEmpty }
    data = AlertDocument(alert)
  }

  /// The event as one line of JSON in UTF-8, without a newline.
  var bytes: [UInt8] {
    var text = JSONText()
    text.object {
      $0.field("data", data) { $1.write(to: &$0) }
      $0.field("datacontenttype", datacontenttype)
      $0.field("id", id)
      $0.field("source", source)
      $0.field("specversion", specversion)
      $0.field("subject", subject)
      $0.field("time", time)
      $0.field("type", type)
    }
    return text.bytes
  }

  /// The same as text.
  public func json() -> String { String(decoding: bytes, as: UTF8.self) }

  /// The context attributes as headers of the binary mode. Whatever is not printable ASCII, and the space, `"` and `%`,
  /// is percent-encoded.
  ///
  /// Source: HTTP Protocol Binding for CloudEvents 1.0.2, 3.1.3.
  var headers: [(name: String, value: String)] {
    [
      ("specversion", specversion), ("id", id), ("source", source), ("type", type), ("time", time),
      ("subject", subject),
    ].compactMap { name, value in
      value.map { ("ce-" + name, percentEncoded($0) { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x25 }) }
    }
  }

  /// The source of the events of a host: `/tocsin/HOSTNAME`, percent-encoded as a path segment (RFC 3986, 3.3).
  public static func source(host: String) -> String {
    let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
    return "/tocsin/" + percentEncoded(host) { unreserved.contains($0) }
  }
}
