public import LinuxSystem

/// Why an inbox could not be opened, or a file not be put away.
public enum InboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The directory, or one that belongs to it, could not be made, opened or watched.
  case unusable(inbox: String, SystemError)
  /// `archive` or `rejected` is the inbox itself: every file would come back for ever.
  case sameDirectory(setting: String, path: String)
  /// The file stays where it is and is not offered again until it changes or the program restarts.
  case notMoved(file: String, inbox: String, SystemError)

  public var description: String {
    switch self {
    case .unusable(let inbox, let error): "inbox \(inbox): \(error)"
    case .sameDirectory(let setting, let path):
      "inbox \(path): '\(setting)' is the inbox itself; name another directory"
    case .notMoved(let file, let inbox, let error):
      "inbox \(inbox): '\(file)' was dealt with and stays in the inbox: \(error)"
    }
  }
}

/// What an inbox has to say besides its arrivals; for the log.
public enum InboxNotice: Hashable, Sendable, CustomStringConvertible {
  /// The directory was removed, moved away or cannot be read; it is looked for until it is back.
  case lost(inbox: String, reason: String)
  /// A directory stands at the path again, and is watched.
  case found(inbox: String)
  /// The kernel's event queue was full; the directory was read instead. Nothing is lost.
  case overflow(inbox: String)
  /// The file could not be read for a reason that may pass; it is offered again.
  case postponed(inbox: String, file: String, reason: String)
  /// Another file took the name while the first one was worked on; it is offered on its own.
  case replaced(inbox: String, file: String)

  public var description: String {
    switch self {
    case .lost(let inbox, let reason): "inbox \(inbox) is gone (\(reason)); waiting for it to come back"
    case .found(let inbox): "inbox \(inbox) is back and watched"
    case .overflow(let inbox): "inbox \(inbox): more events than the kernel keeps; the directory is read instead"
    case .postponed(let inbox, let file, let reason): "inbox \(inbox): '\(file)' is tried again: \(reason)"
    case .replaced(let inbox, let file): "inbox \(inbox): '\(file)' was replaced while it was read; read again"
    }
  }
}
