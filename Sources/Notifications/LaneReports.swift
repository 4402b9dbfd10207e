import News

/// What a lane has to tell the outbox, gathered for one commit.
struct LaneReports {
  struct Batch: Sendable {
    var reports: [DeliveryReport] = []
    /// The receiver is back: what was postponed is due now.
    var hastens = false
    /// What a fallback is to get, too.
    var diverted: [Int64] = []
    var divertsAll = false

    var isEmpty: Bool { reports.isEmpty && !hastens && diverted.isEmpty && !divertsAll }
  }

  /// How long a report may wait for others.
  let patience: Duration
  /// So many do not wait.
  static let full = 128

  init(patience: Duration) { self.patience = patience }

  private var waiting = Batch()
  private var writing = Batch()
  private(set) var isUnderWay = false
  /// When the next batch is to be written; nil while there is nothing to tell.
  private(set) var due: Duration?

  var isEmpty: Bool { waiting.isEmpty && writing.isEmpty }
  var count: Int { waiting.reports.count + writing.reports.count }

  mutating func add(_ report: DeliveryReport, at now: Duration) {
    waiting.reports.append(report)
    let soon = waiting.reports.count >= Self.full ? now : now + patience
    due = min(due ?? soon, soon)
  }

  mutating func hasten(at now: Duration) {
    waiting.hastens = true
    due = now
  }

  mutating func divert(_ id: Int64, at now: Duration) {
    waiting.diverted.append(id)
    due = now
  }

  mutating func divertAll(at now: Duration) {
    waiting.divertsAll = true
    due = now
  }

  /// What is to be written now; nil for nothing.
  mutating func take() -> Batch? {
    guard !waiting.isEmpty else { return nil }
    (writing, waiting, due, isUnderWay) = (waiting, Batch(), nil, true)
    return writing
  }

  mutating func written() { (writing, isUnderWay) = (Batch(), false) }

  /// It is to be written again, before all that came later.
  mutating func failed() {
    let later = waiting
    waiting = writing
    waiting.reports += later.reports
    waiting.hastens = waiting.hastens || later.hastens
    waiting.diverted += later.diverted
    waiting.divertsAll = waiting.divertsAll || later.divertsAll
    (writing, isUnderWay, due) = (Batch(), false, .zero)
  }
}
