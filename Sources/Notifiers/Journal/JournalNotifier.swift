import LinuxSystem
public import News
public import Notifications

/// Writes alerts to the systemd journal.
///
/// The journal's library reports success where no journal listens, so that is asked first: such an alert is to be tried
/// again, never lost.
public struct JournalNotifier: Notifier {
  /// The journal, or a test's stand-in.
  struct Port: Sendable {
    let isListening: @Sendable () -> Bool
    let send: @Sendable ([(name: String, value: String)]) throws(JournalError) -> Void

    static let system = Port(
      isListening: { Journal.isListening },
      send: { (fields) throws(JournalError) in try Journal.send(fields) })
  }

  private let settings: JournalSettings
  private let port: Port
  /// A journal that is stuck blocks its writers.
  private let lane = BlockingLane(label: "tocsin.journal")

  public init(_ settings: JournalSettings) { self.init(settings, port: .system) }

  init(_ settings: JournalSettings, port: Port) {
    self.settings = settings
    self.port = port
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let record = JournalRecord(delivery.alert, settings: settings)
    let stuck = DeliveryFailure.retry(after: nil, reason: "journal: it takes no records; is systemd-journald stuck?")
    try await lane.run(stuck: stuck) { [port] flag in
      Result { () throws(DeliveryFailure) in
        if flag.isRaised { throw stuck }
        guard port.isListening() else {
          throw .retry(after: nil, reason: "journal: no journal listens; is systemd-journald running?")
        }
        do {
          try port.send(record.fields)
        } catch {
          throw .retry(after: nil, reason: "journal: \(error)")
        }
      }
    }
  }
}
