import Glibc
import LinuxSystem
import Synchronization

/// The directory of an inbox under watch: its events, its scans, its comings and goings.
final class InboxWatch: Sendable {
  struct State {
    var queue: ArrivalQueue
    /// The directory under watch; nil while there is none.
    var watched: FileStatus?
    var watch: CInt = -1
    /// It was moved or removed, and may be back.
    var isDoubtful = false
    var notices: [InboxNotice] = []
  }

  let path: String
  let state: Mutex<State>
  let inotify: Inotify
  private let heartbeat: Duration
  private let directories: OpenDirectories
  private let report: @Sendable (InboxNotice) -> Void
  private let clock = ContinuousClock()

  /// How often a directory that is gone is looked for.
  static let absence = Duration.milliseconds(500)

  init(
    _ settings: InboxSettings, capacity: Int, heartbeat: Duration, directories: OpenDirectories,
    report: @escaping @Sendable (InboxNotice) -> Void
  ) throws(SystemError) {
    path = settings.path
    self.directories = directories
    self.heartbeat = heartbeat
    self.report = report
    inotify = try Inotify()
    let queue = ArrivalQueue(settle: settings.settle, capacity: capacity)
    // The watch stands before the first scan: what comes between the two is seen twice, not never.
    let watch = try inotify.watch(settings.path, for: Self.events)
    state = Mutex(State(queue: queue, watched: try Directory(settings.path).status, watch: watch))
  }

  /// Creations and opens tell a linked file, which nobody closes, from one that is being written.
  private static let events: InotifyEvent.Kind = [
    .closedAfterWriting, .movedIn, .created, .opened, .closedAfterReading, .deleted, .movedOut, .selfDeleted,
    .selfMoved,
  ]

  /// Takes over the events that wait.
  ///
  /// - Returns: whether they call for a look at the queue.
  func drain() -> Bool { access { absorb(&$0, at: clock.now) } }

  /// - Returns: whether the events call for a look at the queue.
  private func absorb(_ state: inout State, at now: ContinuousClock.Instant) -> Bool {
    var isNews = false
    do throws(SystemError) {
      try inotify.drain { event in
        if event.kind.contains(.overflow) {
          state.notices.append(.overflow(inbox: path))
        } else if event.watch != state.watch {
          return
        } else if !event.kind.isDisjoint(with: [.selfDeleted, .selfMoved, .unmounted, .watchEnded]) {
          state.isDoubtful = true
          if event.kind.contains(.watchEnded) { state.watch = -1 }
          isNews = true
        }
        if state.queue.note(event, at: now) { isNews = true }
      }
    } catch {
      state.queue.noteLoss(at: now)
      isNews = true
    }
    return isNews
  }

  enum Step {
    case names([String])
    case wait(Duration)
  }

  /// Looks at what is due and gives out what is complete.
  func step(limit: Int) -> Step {
    access { state in
      let now = clock.now
      _ = absorb(&state, at: now)
      // Whatever was opened while nothing arrived is no older than this look.
      directories.forget()
      guard let directory = visit(&state, at: now) else { return .wait(Self.absence) }
      judgeDue(&state, in: directory, at: now)
      if state.queue.canScan {
        scan(&state, in: directory, at: now)
        judgeDue(&state, in: directory, at: now)
      }
      let names = state.queue.take(limit, at: now) { look(at: $0, in: directory, askingForWriter: false) }
      if !names.isEmpty {
        directories.keep(directory)
        return .names(names)
      }
      let next = (state.queue.nextDue ?? now + heartbeat) - clock.now
      return .wait(min(max(next, .milliseconds(1)), heartbeat))
    }
  }

  /// Runs `body` alone, then reports what it noticed.
  func access<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    let (result, notices) = state.withLock { state in
      let result = body(&state)
      defer { state.notices = [] }
      return (result, state.notices)
    }
    for notice in notices { report(notice) }
    return result
  }

  // MARK: -

  /// The directory at the path, once it is sure to be the one under watch. No event tells when a directory above it is
  /// renamed or a link on the way points elsewhere, so each visit looks.
  private func visit(_ state: inout State, at now: ContinuousClock.Instant) -> Directory? {
    do throws(SystemError) {
      let there = try Directory(path)
      if state.watch >= 0, let watched = state.watched, there.status?.isSameFile(as: watched) ?? false {
        if state.isDoubtful { state.queue.noteLoss(at: now) }
        state.isDoubtful = false
        return there
      }
      lose(&state, "another directory took its place")
      state.watch = try inotify.watch(path, for: Self.events)
      let directory = try Directory(path)
      state.watched = directory.status
      state.notices.append(.found(inbox: path))
      return directory
    } catch {
      lose(&state, error.code == ENOENT ? "it was removed or moved away" : error.description)
      return nil
    }
  }

  private func lose(_ state: inout State, _ reason: String) {
    if state.watched != nil { state.notices.append(.lost(inbox: path, reason: reason)) }
    if state.watch >= 0 { inotify.end(state.watch) }
    state.watch = -1
    state.watched = nil
    state.isDoubtful = false
    state.queue.forgetDirectory()
  }

  /// Reads the directory, as far as there is room, and hands over the oldest files first.
  private func scan(_ state: inout State, in directory: Directory, at now: ContinuousClock.Instant) {
    var found: [(name: FileName, modified: FileStatus.Time)] = []
    let room = state.queue.room
    var isComplete = true
    do throws(SystemError) {
      try directory.forEachName { name in
        guard !state.queue.knows(name), let status = try? directory.status(of: name), !state.queue.knows(name, status)
        else { return true }
        isComplete = found.count < room
        if isComplete { found.append((name, status.modified)) }
        return isComplete
      }
    } catch {
      return lose(&state, error.description)
    }
    state.queue.found(found.map(\.name), complete: isComplete, at: now)
    found.sort { ($0.modified, $0.name.description) < ($1.modified, $1.name.description) }
    for file in found {
      state.queue.judge(file.name, look(at: file.name, in: directory, askingForWriter: true), at: now)
    }
  }

  private func judgeDue(_ state: inout State, in directory: Directory, at now: ContinuousClock.Instant) {
    for name in state.queue.due(at: now) {
      state.queue.judge(name, look(at: name, in: directory, askingForWriter: true), at: now)
    }
  }

  private func look(at name: FileName, in directory: Directory, askingForWriter: Bool) -> ArrivalQueue.Look {
    guard let status = try? directory.status(of: name) else { return .nothing }
    switch status.kind {
    case .directory: return .nothing
    case .symbolicLink, .fifo, .socket, .device: return .special
    case .regular:
      let writer = askingForWriter ? directory.hasWriter(name) : nil
      return .regular(status, age: FileStatus.Time.now.since(status.changed), hasWriter: writer)
    }
  }
}
