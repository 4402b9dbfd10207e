public import News
public import Notifications

/// Writes alerts to standard output, one after the other.
///
/// A failure never gives an alert up: the reader may come back with the daemon's next start.
public struct StdoutNotifier: Notifier {
  private let output: LineWriter
  private let format: StdoutSettings.Format
  private let layout: AlertText
  private let source: String

  /// - Parameters:
  ///   - layout: how text is laid out, see `AlertText.fitting(descriptor:colour:)`.
  ///   - source: the `source` of CloudEvents.
  public init(format: StdoutSettings.Format, layout: AlertText, source: String, output: LineWriter) {
    self.format = format
    self.layout = layout
    self.source = source
    self.output = output
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let lines =
      switch format {
      case .text: layout.text(delivery.alert)
      case .json: AlertDocument(delivery.alert).json() + "\n"
      case .cloudEvents: CloudEvent(delivery.alert, source: source).json() + "\n"
      }
    do {
      try await output.write(lines)
    } catch {
      throw .retry(after: nil, reason: "standard output: \(error)")
    }
  }
}
