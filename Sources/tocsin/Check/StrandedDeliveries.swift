import Daemon
import Store

/// Deliveries that are owed to a notifier which no route uses any more, where there is a ledger to ask.
enum StrandedDeliveries {
  /// Says so on standard error.
  static func warn(_ settings: Settings) async {
    guard let ledger = try? Ledger(path: settings.ledger, access: .readOnly),
      let pending = try? await ledger.counts().pending
    else { return }
    let used = Set(settings.routes.flatMap(\.to))
    for (id, count) in pending.sorted(by: { $0.key < $1.key }) where !used.contains(id) {
      Streams.progress(
        "warning: \(count) deliveries are owed to '\(id)', which no route uses: they wait until one does\n")
    }
  }
}
