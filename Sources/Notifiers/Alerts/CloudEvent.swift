import CivilTime
public import News

/// An alert as an event of CloudEvents 1.0 in structured mode: `application/cloudevents+json`.
///
/// `id` and `source` together name the event: a repeat of the same alert carries the same two.
///
/// Source: CNCF CloudEvents 1.0.2, "Context Attributes" and "JSON Event Format".
public struct CloudEvent: Encodable, Sendable {
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

  private enum CodingKeys: CodingKey {
    case specversion, id, source, type, time, subject, datacontenttype, data
  }

  /// The event as one line of JSON, without a newline.
  public func json() throws(DocumentError) -> String { try line(of: self) }

  /// The source of the events of a host: `/tocsin/HOSTNAME`, percent-encoded as a path segment (RFC 3986, 3.3).
  public static func source(host: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    let segment = host.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        [byte]
      default: [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return "/tocsin/" + String(decoding: segment, as: UTF8.self)
  }
}
