public import News

/// A place alerts can go.
public protocol Notifier: Sendable {
  /// Carries one delivery, or says why not and whether trying later may help. It never retries by itself, gives up when
  /// its task is cancelled, and is called for several deliveries at once only where the courier was told so. The same
  /// delivery may come again after a crash; its alert's id is the same then.
  func notify(_ delivery: Delivery) async throws(DeliveryFailure)
}

/// Why a delivery failed. The reason is kept in the ledger and logged: it names no secret.
public enum DeliveryFailure: Error, Hashable, Sendable {
  /// Trying later may help.
  /// - Parameter after: how long the receiver asked to be left alone, if it did.
  case retry(after: Duration?, reason: String)
  /// Trying again cannot help.
  case giveUp(reason: String)
  /// The receiver wants no more of any delivery: what is owed waits until the settings are read again.
  case disable(reason: String)
}

extension DeliveryFailure {
  public var reason: String {
    switch self {
    case .retry(_, let reason), .giveUp(let reason), .disable(let reason): reason
    }
  }
}
