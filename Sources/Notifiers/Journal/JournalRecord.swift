import CivilTime
public import News

/// An alert as a record of the systemd journal.
///
/// `MESSAGE` is readable on its own; all other values stand as they are, line breaks included, which the journal keeps.
/// `TOCSIN_EVIDENCE` stands once for each piece of evidence. There is no JSON: the fields are the data.
public struct JournalRecord: Sendable {
  public let fields: [(name: String, value: String)]

  public init(
    _ alert: Alert, settings: JournalSettings, file: String = #fileID, line: Int = #line, function: String = #function
  ) {
    var fields: [(name: String, value: String)] = [
      ("MESSAGE", harmless(alert.summary)),
      ("MESSAGE_ID", alert.kind.messageID),
      ("PRIORITY", "\(alert.severity.priority)"),
      ("SYSLOG_IDENTIFIER", settings.identifier),
      ("TOCSIN_ALERT", alert.id),
      ("TOCSIN_KIND", alert.kind.rawValue),
      ("TOCSIN_SEVERITY", alert.severity.rawValue),
      ("TOCSIN_RULE", alert.rule),
    ]
    func add(_ name: String, _ value: String?) {
      if let value { fields.append((name, value)) }
    }
    add("TOCSIN_TOPIC", alert.topic?.id)
    add("TOCSIN_DEADLINE", alert.deadline?.id)
    add("TOCSIN_DATE", alert.deadline.map { "\($0.date)" })
    add("TOCSIN_UNTIL", alert.deadline?.until.map { "\($0)" })
    add("TOCSIN_PREVIOUS", alert.deadline?.previous.map { "\($0)" })
    add("TOCSIN_DAYS_LEFT", alert.deadline.map { "\($0.daysLeft)" })
    let article = alert.article ?? alert.evidence.first?.article
    add("TOCSIN_ARTICLE", article?.id)
    add("TOCSIN_FILE", article?.file)
    add("TOCSIN_HEADLINE", article?.headline)
    add("TOCSIN_SOURCE", article?.source)
    add("TOCSIN_URL", article?.url)
    for evidence in alert.evidence { add("TOCSIN_EVIDENCE", evidence.quote) }
    add("TOCSIN_REJECTION", alert.rejection?.reason.rawValue)
    add("CODE_FILE", file)
    add("CODE_LINE", "\(line)")
    add("CODE_FUNC", function)
    self.fields = fields
  }
}

extension Severity {
  /// The syslog priority.
  ///
  /// Source: RFC 5424, table 2.
  fileprivate var priority: Int {
    switch self {
    case .critical: 2
    case .warning: 4
    case .notice: 5
    case .info: 6
    }
  }
}
