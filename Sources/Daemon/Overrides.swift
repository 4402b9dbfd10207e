import Inbox
public import News
import Notifications
public import Notifiers

/// What the command line says instead of the settings file.
public struct Overrides: Sendable {
  /// Inboxes to watch instead of the file's, each as the file's first is.
  public var inboxes: [String] = []
  /// Path of the ledger.
  public var ledger: String?
  /// A webhook that gets every alert besides what the routes say.
  public var webhook: WebhookSettings?
  /// Replays: the clock follows the articles.
  public var followsArticles = false
  /// Only these notifiers, of those the settings name.
  public var notifiers: [NotifierID] = []

  public init() {}

  public func apply(to settings: inout Settings) {
    if !inboxes.isEmpty {
      let model = settings.inboxes.first
      settings.inboxes = inboxes.map { path in
        InboxSettings(
          path: path, after: model?.after ?? .archive, maximumBytes: model?.maximumBytes ?? 16 << 20,
          settle: model?.settle ?? .milliseconds(300))
      }
    }
    if let ledger { settings.ledger = ledger }
    if followsArticles { settings.clock.follows = .articles }
    if !notifiers.isEmpty {
      for index in settings.routes.indices { settings.routes[index].to.removeAll { !notifiers.contains($0) } }
    }
    if let webhook {
      settings.notifiers["--webhook"] = .webhook(webhook)
      settings.lanes["--webhook"] = LaneSettings(concurrency: NotifierSettings.webhook(webhook).concurrency)
      settings.routes.append(Route(to: ["--webhook"]))
    }
  }
}
