public import Inbox
public import LinuxSystem
public import Store

/// Why the daemon cannot start.
public enum StartError: Error, CustomStringConvertible {
  case ledger(LedgerError)
  case inbox(InboxError)
  /// Another daemon works on this ledger.
  case taken(ledger: String)
  case lock(SystemError)
  /// The system has no thread left, or no descriptor.
  case thread(SystemError)

  public var description: String {
    switch self {
    case .ledger(let error): "\(error)"
    case .inbox(let error): "\(error)"
    case .taken(let path): "another tocsin works on \(path); stop it, or give this one a ledger of its own"
    case .lock(let error), .thread(let error): "\(error)"
    }
  }

  static func ledger(_ open: () throws(LedgerError) -> Ledger) throws(StartError) -> Ledger {
    do { return try open() } catch { throw .ledger(error) }
  }

  static func thread(_ start: () throws(SystemError) -> EventThread) throws(StartError) -> EventThread {
    do { return try start() } catch { throw .thread(error) }
  }

  static func inbox(_ open: () throws(InboxError) -> Inbox) throws(StartError) -> Inbox {
    do { return try open() } catch { throw .inbox(error) }
  }
}
