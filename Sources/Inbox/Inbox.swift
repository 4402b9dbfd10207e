public import LinuxSystem
import Synchronization

/// A directory that articles are dropped into.
///
/// The kernel's events are a doorbell only: the directory is the queue. A file counts once it was closed after writing or
/// renamed into the directory. Files that come by a hard link, or stood there before, count once nobody has them open
/// for writing; where the system does not say so, once they have not changed for `InboxSettings.settle`.
///
/// Hidden files and `*.tmp`, `*.part`, `*.swp`, `*.crdownload`, `#*` and `*~` wait until they are renamed.
/// Sub-directories are left alone.
public final class Inbox: Sendable {
  public let settings: InboxSettings
  let watch: InboxWatch
  let directories: OpenDirectories

  /// Where tasks run that work for this inbox: the thread that hears its events first, and the clock they sleep by. What
  /// blocks may run there.
  public let thread: EventThread

  /// Makes the directories where they are missing, and begins to watch.
  ///
  /// - Parameter report: called with what belongs into the log; from any thread, and not to wait.
  public convenience init(
    _ settings: InboxSettings, report: @escaping @Sendable (InboxNotice) -> Void = { _ in }
  ) throws(InboxError) {
    try self.init(settings, capacity: 16_384, heartbeat: .seconds(30), report: report)
  }

  /// - Parameters:
  ///   - capacity: how many names are remembered; more wait in the directory.
  ///   - heartbeat: how often the path is looked at although nothing happens.
  init(
    _ settings: InboxSettings, capacity: Int, heartbeat: Duration,
    report: @escaping @Sendable (InboxNotice) -> Void = { _ in }
  ) throws(InboxError) {
    self.settings = settings
    directories = OpenDirectories(settings)
    let loop: String?
    do throws(SystemError) {
      loop = try Self.makeDirectories(settings)
      watch = try InboxWatch(
        settings, capacity: capacity, heartbeat: heartbeat, directories: directories, report: report)
    } catch {
      throw .unusable(inbox: settings.path, error)
    }
    if let loop { throw .sameDirectory(setting: loop, path: settings.path) }
    do throws(SystemError) {
      thread = try EventThread(watching: watch.inotify.descriptor.number) { [watch] in watch.drain() }
    } catch {
      throw .unusable(inbox: settings.path, error)
    }
  }

  deinit { thread.stop() }

  /// - Returns: the setting, if any, that names the inbox itself.
  private static func makeDirectories(_ settings: InboxSettings) throws(SystemError) -> String? {
    let inbox = try Directory(making: settings.path).status
    var others = [("rejected", settings.rejectedPath)]
    if settings.after == .archive { others.append(("archive", settings.archivePath)) }
    for (setting, path) in others {
      // Who may use the inbox may use these.
      let made = try Directory(making: path, permissions: inbox?.permissions)
      if let inbox, let other = made.status, other.isSameFile(as: inbox) { return setting }
    }
    return nil
  }

  /// The names of complete files, 1…`limit` of them; waits until there is one. Each is given once until it is shelved,
  /// rejected, put back or gone. Empty when the task is cancelled.
  ///
  /// A name that is not UTF-8 is given with its odd bytes as `\xE9`; the other calls take it in that form.
  public func arrivals(limit: Int) async -> [String] {
    while !Task.isCancelled {
      switch watch.step(limit: max(limit, 1)) {
      case .names(let names):
        FaultPoint.offered.pass()
        return names
      case .wait(let duration): await thread.rest(atMost: duration)
      }
    }
    return []
  }

  /// Gives the name out again, after `InboxSettings.settle`: what its file raised could not be recorded.
  public func putBack(_ name: String) {
    watch.access { state in
      if let file = state.queue.file(name) { state.queue.putBack(file, at: .now) }
    }
    thread.rouse()
  }
}
