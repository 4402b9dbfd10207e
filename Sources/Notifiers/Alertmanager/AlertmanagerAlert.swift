import CivilTime
import News

/// An alert in the terms of Prometheus' Alertmanager.
///
/// Labels are its identity: the alert's own id is among them, so that each alert is one of Alertmanager's and a repeat is
/// the same one; `alertname`, `severity`, `kind`, `topic` and `deadline` are there to group, route and silence by. What is
/// to be read stands in annotations.
struct AlertmanagerAlert: Sendable {
  let labels: [String: String]
  let annotations: [String: String]
  let startsAt: Timestamp
  /// The article's address, or "".
  let generatorURL: String

  init(_ alert: Alert) {
    let outline = AlertOutline(alert)
    let article = alert.article ?? alert.evidence.first?.article
    let labels: [String: String?] = [
      "alertname": Self.name(alert.kind), "severity": alert.severity.rawValue, "kind": alert.kind.rawValue,
      "alert_id": alert.id, "topic": alert.topic?.id, "deadline": alert.deadline?.id,
    ]
    // A label without a value is as good as none.
    self.labels = labels.compactMapValues { $0.map { bounded($0, to: 200) } }.filter { !$0.value.isEmpty }
    let annotations: [String: String?] = [
      "summary": harmless(alert.summary), "title": outline.title, "rule": harmless(alert.rule),
      "date": alert.deadline.map { "\($0.date)" }, "previous": alert.deadline?.previous.map { "\($0)" },
      "days_left": alert.deadline.map { "\($0.daysLeft)" }, "headline": outline.headline, "source": outline.source,
      "file": article.map { harmless($0.file) }, "rejection": outline.rejection,
      "evidence": outline.quotes.map { $0.map(\.text).joined() }.joined(separator: "\n"),
    ]
    self.annotations = annotations.compactMapValues { $0.map { bounded($0, to: 4000) } }.filter { !$0.value.isEmpty }
    startsAt = alert.raised
    generatorURL = outline.link ?? ""
  }

  /// `TocsinDeadlineMoved`.
  private static func name(_ kind: Alert.Kind) -> String {
    "Tocsin" + kind.rawValue.split(separator: ".").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// 16 hexadecimal digits of the labels' hash.
  ///
  /// Source: prometheus/common, `LabelSet.Fingerprint`: FNV-1a of each name and value, sorted by name, each followed by
  /// the byte 255.
  var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (name, value) in labels.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }) {
      for byte in Array(name.utf8) + [255] + Array(value.utf8) + [255] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// An alert as Alertmanager's webhook receiver gets it: version 4.
///
/// Source: Alertmanager, "webhook_config".
struct AlertmanagerNotification: Encodable, Sendable {
  let version = "4"
  let groupKey: String
  let truncatedAlerts = 0
  let status = "firing"
  let receiver = "tocsin"
  let groupLabels: [String: String]
  let commonLabels: [String: String]
  let commonAnnotations: [String: String]
  let externalURL: String
  let alerts: [Item]

  struct Item: Encodable, Sendable {
    let status = "firing"
    let labels: [String: String]
    let annotations: [String: String]
    let startsAt: String
    /// No end is known.
    let endsAt = "0001-01-01T00:00:00Z"
    let generatorURL: String
    let fingerprint: String
  }

  init(_ alert: Alert, source: String) {
    let alert = AlertmanagerAlert(alert)
    groupLabels = alert.labels.filter { ["alertname", "deadline", "topic"].contains($0.key) }
    let words = groupLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(harmless($0.value))\"" }
    groupKey = "{}:{\(words.joined(separator: ", "))}"
    commonLabels = alert.labels
    commonAnnotations = alert.annotations
    externalURL = source
    alerts = [
      Item(
        labels: alert.labels, annotations: alert.annotations, startsAt: alert.startsAt.iso8601,
        generatorURL: alert.generatorURL, fingerprint: alert.fingerprint)
    ]
  }
}

/// An alert as Alertmanager's API takes it.
///
/// Source: Alertmanager, API v2 (OpenAPI), `postableAlert`.
struct PostableAlert: Encodable, Sendable {
  let labels: [String: String]
  let annotations: [String: String]
  let startsAt: String
  let endsAt: String
  let generatorURL: String?

  /// - Parameter end: until when it fires.
  init(_ alert: AlertmanagerAlert, end: Timestamp) {
    labels = alert.labels
    annotations = alert.annotations
    startsAt = alert.startsAt.iso8601
    endsAt = end.iso8601
    generatorURL = alert.generatorURL.isEmpty ? nil : alert.generatorURL
  }
}
