import LinuxSystem
public import News
public import Notifications

/// A calendar file that deadlines stand in.
public struct CalendarSettings: Hashable, Sendable {
  public var path: String
  /// What calendar programs call it.
  public var name: String
  /// Days that an event stays after its end.
  public var keep: Int

  public init(path: String, name: String = "Deadlines", keep: Int = 400) {
    self.path = path
    self.name = name
    self.keep = keep
  }
}

/// Keeps an `.ics` file current, to be subscribed to or served: one all-day event a deadline, moved and struck as its
/// alerts say. Alerts that are about no deadline change nothing. The file is replaced as a whole, so that no reader sees
/// half of one.
public struct CalendarNotifier: Notifier {
  private let settings: CalendarSettings
  private let host: String
  private let lane = BlockingLane(label: "tocsin.calendar")

  static let mostBytes = 64 << 20

  public init(_ settings: CalendarSettings, sender: Sender) {
    self.settings = settings
    host = CalendarNotifier.domain(sender.host)
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let path = settings.path
    let stuck = DeliveryFailure.retry(after: nil, reason: "\(path): the disk takes nothing")
    try await lane.run(stuck: stuck) { [settings, host] flag in
      Result { () throws(DeliveryFailure) in
        if flag.isRaised { throw stuck }
        do {
          try Self.take(delivery.alert, settings, host)
        } catch let error as SystemError {
          throw .retry(after: nil, reason: "\(error)")
        } catch {
          throw .retry(after: nil, reason: "\(path): \(error)")
        }
      }
    }
  }

  private static func take(_ alert: Alert, _ settings: CalendarSettings, _ host: String) throws {
    let cut = settings.path.lastIndex(of: "/")
    guard let name = FileName(cut.map { String(settings.path[settings.path.index(after: $0)...]) } ?? settings.path)
    else {
      throw CalendarDocument.Failure(description: "that is no name of a file")
    }
    let parent = cut.map { $0 == settings.path.startIndex ? "/" : String(settings.path[..<$0]) } ?? "."
    let directory = try Directory(making: parent)
    var document = CalendarDocument()
    if try directory.status(of: name) != nil {
      let bytes = try directory.readRegularFile(name, limit: mostBytes).bytes
      if !bytes.isEmpty { document = try CalendarDocument(String(decoding: bytes, as: UTF8.self)) }
    }
    guard try document.take(alert, host: host, keep: settings.keep) else { return }
    _ = try directory.writeAtomically(document.text(name: settings.name).utf8, as: name, replacing: true)
  }

  /// The host as it may stand in a `UID`.
  private static func domain(_ host: String) -> String {
    String(
      host.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-.".unicodeScalars.contains($0))
      })
  }
}
