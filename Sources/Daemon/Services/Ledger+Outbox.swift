public import Notifications
public import Store

/// The ledger keeps what the courier carries.
extension Ledger: Outbox {}
