import LinuxSystem
public import News
public import Notifications

/// A file that alerts are added to.
public struct FileSettings: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One line of JSON an alert, see `AlertDocument`.
    case json
    /// One line of JSON an alert, see `CloudEvent`.
    case cloudEvents = "cloudevents"
  }

  public var path: String
  public var format: Format
  /// Bytes; then the file begins anew.
  public var rotateAt: Int
  /// How many old files are kept.
  public var keep: Int

  public init(path: String, format: Format = .json, rotateAt: Int = 64 << 20, keep: Int = 5) {
    self.path = path
    self.format = format
    self.rotateAt = rotateAt
    self.keep = keep
  }
}

/// Adds each alert to a file as a line of JSON, on the disk before the delivery counts as done.
public struct FileNotifier: Notifier {
  private let file: LineFile
  private let format: FileSettings.Format
  private let source: String
  /// A disk that hangs blocks its writers.
  private let lane = BlockingLane(label: "tocsin.file")

  public init(_ settings: FileSettings, sender: Sender) {
    file = LineFile(path: settings.path, maximumBytes: settings.rotateAt, keep: settings.keep)
    format = settings.format
    source = sender.source
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let line =
      switch format {
      case .json: AlertDocument(delivery.alert).json()
      case .cloudEvents: CloudEvent(delivery.alert, source: source).json()
      }
    let stuck = DeliveryFailure.retry(after: nil, reason: "\(file.path): the disk takes nothing")
    try await lane.run(stuck: stuck) { [file] flag in
      Result { () throws(DeliveryFailure) in
        if flag.isRaised { throw stuck }
        do { try file.append(line) } catch { throw .retry(after: nil, reason: "\(error)") }
      }
    }
  }
}
