import CivilTime
public import News
import Notifications
import Notifiers

/// Sends one test alert to a notifier, past the ledger.
public struct NotifierTrial: Sendable {
  public enum Outcome: Hashable, Sendable {
    case arrived
    /// Trying again may help.
    case failed(reason: String)
    case refused(reason: String)
  }

  private let id: NotifierID
  private let settings: NotifierSettings

  /// Nil where the settings have no such notifier.
  public init?(_ id: NotifierID, in settings: Settings) {
    guard let notifier = settings.notifiers[id] else { return nil }
    self.id = id
    self.settings = notifier
  }

  /// - Parameter tell: is given what is sent, as text for a person.
  public func run(_ tell: @escaping @Sendable (String) -> Void) async -> Outcome {
    let delivery = Delivery(
      id: 0, notifier: id, alert: Self.alert(at: WallClock.now()), attempts: 0, owed: WallClock.now())
    tell("sending \(delivery.alert.id) to '\(id)', \(settings.kind)")
    let catalogue = NotifierCatalogue(host: Host.name, version: Version.text, now: WallClock.now)
    let notifier = catalogue.makeNotifier(settings) { exchange in
      tell(exchange.sent)
      tell(exchange.answered)
    }
    return await Self.send(delivery, through: notifier)
  }

  private static func send(_ delivery: Delivery, through notifier: any Notifier) async -> Outcome {
    do throws(DeliveryFailure) {
      try await notifier.notify(delivery)
      return .arrived
    } catch {
      switch error {
      case .retry(_, let reason): return .failed(reason: reason)
      case .giveUp(let reason), .disable(let reason): return .refused(reason: reason)
      }
    }
  }

  private static func alert(at now: Timestamp) -> Alert {
    let article = ArticleReference(
      id: "test", file: "test.txt", headline: "A test of this notifier", published: now.date(), source: "Tocsin",
      url: nil)
    return Alert(
      key: "test/\(now.milliseconds)", kind: .articleMatched, severity: .info, raised: now,
      summary: "This is a test of Tocsin: nothing has happened", rule: "tocsin notify test",
      topic: .init(id: "test", title: "Test", score: 1), article: article)
  }
}
