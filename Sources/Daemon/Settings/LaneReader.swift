import News
import Notifications
import Notifiers
import Yams

extension SettingsReader {
  /// How each notifier's deliveries are carried.
  func lanes(_ top: MappingReader, notifiers: [NotifierID: NotifierSettings]) -> [NotifierID: LaneSettings] {
    var lanes = notifiers.mapValues { LaneSettings(concurrency: $0.concurrency) }
    // What is wrong with an entry was told when the notifiers were read.
    let quiet = DiagnosticSink(file: "", source: "")
    for item in top.items("notifiers", atMost: 100) {
      guard let reader = MappingReader(item, .notifier, quiet), let id = reader.identifier(), var lane = lanes[id]
      else {
        continue
      }
      let told = MappingReader(item, .notifier, sink) ?? reader
      lane.concurrency = Int(told.number("concurrency", in: 1...64, else: Double(lane.concurrency)))
      if told["rate"] != nil { lane.rate = told.number("rate", in: 0.01...10_000, else: 10_000) }
      lane.fallbackAfter = Int(told.number("fallback_after", in: 1...20, else: 3))
      lane.fallback = told.value("fallback", expected: "the id of another notifier") { name in
        name != id && notifiers[name] != nil ? name : nil
      }
      lanes[id] = lane
    }
    return lanes
  }

  func retention(_ top: MappingReader) -> Retention {
    var retention = Retention()
    guard let node = top["retention"], let reader = MappingReader(node, .retention, sink) else { return retention }
    let day = Duration.seconds(86_400)
    retention.articles = reader.duration("articles", in: day...(day * 36_500), else: retention.articles)
    retention.alerts = reader.duration("alerts", in: day...(day * 36_500), else: retention.alerts)
    return retention
  }

  /// `retry: { delays: [1s, 5s, 5m], jitter: 0.2 }`.
  func retry(_ top: MappingReader) -> RetrySchedule {
    guard let node = top["retry"], let reader = MappingReader(node, .retry, sink) else { return RetrySchedule() }
    var schedule = RetrySchedule(jitter: reader.number("jitter", in: 0...1, else: 0.2))
    guard reader["delays"] != nil else { return schedule }
    let day = Duration.seconds(86_400)
    schedule.delays = reader.items("delays", atMost: 32).compactMap { item in
      let delay = item.scalar.flatMap { Quantity.duration($0.string) }
      guard let delay, (.milliseconds(10)...day).contains(delay) else {
        sink.error(item.mark, "'\(item.scalar?.string ?? "…")' is no delay: write 5s, from 10ms to 24h")
        return nil
      }
      return delay
    }
    if schedule.total > day * 14 {
      sink.error(node.mark, "the delays add up to more than 14 days; leave some out")
    }
    return schedule
  }
}
