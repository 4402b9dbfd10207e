import CivilTime
import GRDB
import News
import Store
import TestSupport
import Testing

/// Nouns to record, told apart by a number or a name.
enum Sample {
  static let now = Timestamp(seconds: 1_900_000_000)

  static func article(_ id: String, published: String = "2030-03-01") -> ArticleReference {
    ArticleReference(
      id: id, file: "\(id).txt", headline: "Ministers meet over \(id)",
      published: CivilDate(published) ?? CivilDate(dayNumber: 0), source: "Wire", url: nil)
  }

  static func alert(_ key: String, _ kind: Alert.Kind = .articleMatched, score: Double = 0.5) -> Alert {
    Alert(
      key: key, kind: kind, severity: .warning, raised: now, summary: "Something about \(key)", rule: "quota*",
      topic: .init(id: "quotas", title: "Quotas", score: score), article: article(key))
  }

  static func alert(_ key: String, of deadline: Deadline) -> Alert {
    Alert(
      key: key, kind: .deadlineMoved, severity: .warning, raised: now, summary: "Something about \(key)", rule: "moved",
      deadline: .init(deadline, previous: nil, today: CivilDate(dayNumber: 0)), article: article(key))
  }

  static func deadline(_ id: DeadlineID, on day: String = "2030-06-30", steps: Int = 1) -> Deadline {
    let date = CivilPeriod(day) ?? .year(2030)
    let evidence = Evidence(article: article("a-\(id)"), quote: "Bids close on the last of June.", spans: [])
    return Deadline(
      id: id, origin: .discovered, title: "Bids for \(id) close", severity: .notice, kind: .due, state: .standing,
      date: date, until: nil, topics: ["quotas"], remind: [7, 1],
      history: (0..<steps).map { step in
        Deadline.Change(
          what: step == 0 ? .registered : .confirmed, date: date, recorded: now.adding(.seconds(step)),
          evidence: evidence)
      })
  }

  /// An article that raises one alert.
  static func entry(_ id: String) -> Ledger.Entry { entry(id, alerts: [alert(id)]) }

  static func entry(_ id: String?, alerts: [Alert] = [], deadlines: [Deadline] = []) -> Ledger.Entry {
    Ledger.Entry(article: id.map { article($0) }) { _ in RegisterChange(deadlines: deadlines, alerts: alerts) }
  }
}

extension Ledger {
  /// Records with every alert owed to `notifiers`.
  @discardableResult
  func record(
    _ entries: [Entry], owedTo notifiers: [NotifierID] = ["desk"], at now: Timestamp = Sample.now
  ) async throws(LedgerError) -> [Outcome] {
    try await record(entries, at: now) { _ in notifiers }
  }

  /// What is due, without keeping the claim.
  func due(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws -> [Delivery] {
    let due = try await claim(for: notifier, at: now, limit: limit)
    giveBack(for: notifier)
    return due
  }

  func settle(_ ids: [Int64], at now: Timestamp) async throws {
    try await report(ids.map { .delivered($0) }, for: "desk", at: now)
  }

  func postpone(_ id: Int64, until: Timestamp, reason: String) async throws {
    try await report([.postponed(id, until: until, step: 1, reason: reason)], for: "desk", at: Sample.now)
  }

  func bury(_ id: Int64, at now: Timestamp, reason: String) async throws {
    try await report([.dead(id, reason: reason)], for: "desk", at: now)
  }

  /// The summaries of what is due.
  func summaries(for notifier: NotifierID = "desk", at now: Timestamp = Sample.now) async throws -> [String] {
    try await due(for: notifier, at: now, limit: 1000).map(\.alert.summary)
  }
}

extension ScratchDirectory {
  var ledgerPath: String { path(of: "ledger.sqlite") }

  func ledger() throws(LedgerError) -> Ledger { try Ledger(path: ledgerPath) }

  /// What another program sees in the file.
  func query(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: ledgerPath).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
      }
    }
  }

  func execute(_ sql: String) throws {
    try DatabaseQueue(path: ledgerPath).inDatabase { try $0.execute(sql: sql) }
  }

  /// The last delivery that has a row in the ledger at `path`.
  static func lastDelivery(in path: String) -> Int64 {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      return try DatabaseQueue(path: path, configuration: configuration).read {
        try Int64.fetchOne($0, sql: "SELECT max(id) FROM deliveries") ?? 0
      }
    } catch {
      Issue.record(error)
      return 0
    }
  }

  /// Runs `body` while another process reads the ledger as it is now.
  func holdingSnapshot(_ body: () throws -> Void) throws {
    try DatabaseQueue(path: ledgerPath).read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM articles")
      try body()
    }
  }
}
