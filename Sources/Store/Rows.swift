import CivilTime
import FoundationEssentials
import GRDB
import News

/// How the nouns become rows, and rows nouns again.
enum Rows {
  /// - Returns: whether the article is new.
  static func insert(_ article: ArticleReference, file: String, at now: Timestamp, in db: Database) throws -> Bool {
    try db.runs(
      """
      INSERT INTO articles (id, file, headline, published, source, url, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        article.id, file, article.headline, article.published.description, article.source, article.url,
        now.milliseconds,
      ])
  }

  static func put(_ deadline: Deadline, at now: Timestamp, in db: Database) throws {
    try db.run(
      """
      INSERT OR REPLACE INTO deadlines (id, origin, title, kind, state, date_first, date_last, updated_at, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        deadline.id, deadline.origin.rawValue, deadline.title, deadline.kind.rawValue, deadline.state.rawValue,
        deadline.date.first.description, deadline.lastDay.description, now.milliseconds, encode(deadline),
      ])
  }

  static func deadlines(_ db: Database) throws -> [DeadlineID: Deadline] {
    var register: [DeadlineID: Deadline] = [:]
    let bodies = try String.fetchCursor(db, sql: "SELECT body FROM deadlines")
    while let body = try bodies.next() {
      let deadline = try decode(Deadline.self, body)
      register[deadline.id] = deadline
    }
    return register
  }

  static func knows(_ alert: AlertID, in db: Database) throws -> Bool {
    try db.number("SELECT 1 FROM alerts WHERE id = ?", [alert]) != nil
  }

  /// The rows that the next alert and the next delivery may take.
  static func free(in db: Database) throws -> (alert: Int64, delivery: Int64) {
    (
      try (db.number("SELECT max(number) FROM alerts", []) ?? 0) + 1,
      try (db.number("SELECT max(id) FROM deliveries", []) ?? 0) + 1
    )
  }

  /// Gives an alert and what is owed of it to their tables.
  /// - Returns: the deliveries, and whether each has to wait for an earlier one of its deadline; nil for an alert that was
  ///   there before.
  static func raise(
    _ alert: Alert, to notifiers: [NotifierID], at now: Timestamp, in db: Database
  ) throws -> [(delivery: Delivery, hasToWait: Bool)]? {
    guard let number = try insert(alert, in: db) else { return nil }
    var owed: [(delivery: Delivery, hasToWait: Bool)] = []
    for notifier in notifiers {
      let waits = try waits(alert, for: notifier, in: db)
      guard let id = try owe(alert, number, to: notifier, at: now, in: db) else { continue }
      owed.append((Delivery(id: id, notifier: notifier, alert: alert, attempts: 0, owed: now), waits))
    }
    return owed
  }

  /// - Parameter number: of its row; nil for the next.
  /// - Returns: the number; nil for an alert that was there before.
  static func insert(_ alert: Alert, number: Int64? = nil, in db: Database) throws -> Int64? {
    let isNew = try db.runs(
      """
      INSERT INTO alerts (number, id, kind, severity, raised_at, article_id, deadline_id, topic_id, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [
        number, alert.id, alert.kind.rawValue, alert.severity.rawValue, alert.raised.milliseconds, alert.article?.id,
        alert.deadline?.id, alert.topic?.id, String(decoding: alert.json, as: UTF8.self),
      ])
    return isNew ? db.lastInsertedRowID : nil
  }

  /// Whether an earlier delivery of the alert's deadline is pending.
  static func waits(_ alert: Alert, for notifier: NotifierID, in db: Database) throws -> Bool {
    guard let deadline = alert.deadline else { return false }
    return try db.number(
      """
      SELECT 1 FROM deliveries INDEXED BY deliveries_of_deadline
      WHERE notifier = ? AND deadline_id = ? AND state = 'pending' LIMIT 1
      """, [notifier, deadline.id]) != nil
  }

  /// - Parameters:
  ///   - number: the alert's.
  ///   - id: of the delivery; nil for the next.
  /// - Returns: the id; nil for a delivery that was owed before.
  static func owe(
    _ alert: Alert, _ number: Int64, to notifier: NotifierID, id: Int64? = nil, at now: Timestamp, in db: Database
  ) throws -> Int64? {
    let isNew = try db.runs(
      """
      INSERT INTO deliveries (id, alert, notifier, owed_at, deadline_id) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (alert, notifier) DO NOTHING
      """, [id, number, notifier, now.milliseconds, alert.deadline?.id])
    return isNew ? db.lastInsertedRowID : nil
  }

  /// The columns that `delivery` reads.
  static let deliveryColumns = """
    deliveries.id, deliveries.notifier, deliveries.attempts, deliveries.owed_at, deliveries.last_reason, alerts.body, deliveries.step
    """

  static func delivery(_ row: Row) throws -> Delivery {
    Delivery(
      id: row[0], notifier: row[1], alert: try decode(Alert.self, row[5]), attempts: row[2],
      step: row[6], owed: Timestamp(milliseconds: row[3]), lastReason: row[4])
  }

  /// JSON with sorted keys, so that equal values are equal texts. A number that JSON lacks becomes a word: a score that
  /// went wrong must not keep an alert from being recorded.
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ body: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(body.utf8))
  }
}
