import LinuxSystem
import Synchronization

/// The directories of an inbox, held open for the files of one look: opening them anew for each is a third of what the
/// system does for a file. What is taken away meanwhile is noticed by the next look.
final class OpenDirectories: Sendable {
  private struct Held {
    var inbox: Directory?
    var archive: Directory?
  }

  private let settings: InboxSettings
  private let held = Mutex(Held())

  init(_ settings: InboxSettings) { self.settings = settings }

  func forget() { held.withLock { $0 = Held() } }

  /// The inbox's directory as the look found it.
  func keep(_ inbox: Directory) { held.withLock { $0.inbox = inbox } }

  func inbox() throws(SystemError) -> Directory {
    if let known = held.withLock({ $0.inbox }) { return known }
    let directory = try Directory(settings.path)
    held.withLock { $0.inbox = directory }
    return directory
  }

  /// Made where it is missing.
  func archive() throws(SystemError) -> Directory {
    if let known = held.withLock({ $0.archive }) { return known }
    let directory = try Directory(making: settings.archivePath)
    held.withLock { $0.archive = directory }
    return directory
  }
}
