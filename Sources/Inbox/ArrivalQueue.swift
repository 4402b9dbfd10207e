import LinuxSystem

/// Which files of a directory are complete, which may become so, and which are being worked on. Knows files by what
/// events and looks at them tell; does no I/O itself.
struct ArrivalQueue {
  typealias Instant = ContinuousClock.Instant

  /// What a look at a file shows.
  enum Look {
    /// Nothing is there, or a directory is.
    case nothing
    /// A link, a pipe, a socket, a device: never to be complete, but to be rejected.
    case special
    /// - Parameters:
    ///   - age: since anything of the file last changed.
    ///   - hasWriter: nil where the system does not say.
    case regular(FileStatus, age: Duration, hasWriter: Bool?)
  }

  /// A file whose writer may not have finished.
  private struct Unsettled {
    var due: Instant
    var wait: Duration
    /// Opened since it was created, and not closed: what comes next is an event.
    var opened = false
    var seen: FileStatus?
  }

  /// The directory must be read: at the start, and when events or names did not fit.
  private(set) var mustScan = true
  private let settle: Duration
  private let capacity: Int
  private var unsettled: [FileName: Unsettled] = [:]
  /// Complete files, and whether an empty one has stood long enough.
  private var ready: [FileName: Bool] = [:]
  /// The order in which they became complete; may name some that are no longer.
  private var order: [FileName] = []
  private var head = 0
  /// Complete files whose name is out already, or reads the same as one that is.
  private var passedOver: [FileName] = []
  /// Given out, with what was read of them.
  private var offered: [FileName: FileStatus.Identity?] = [:]
  private var offeredByText: [String: FileName] = [:]
  /// Dealt with and still there. As large as the directory, no larger.
  private var kept: [FileName: FileStatus.Identity] = [:]

  init(settle: Duration, capacity: Int) {
    self.settle = max(settle, .milliseconds(1))
    self.capacity = max(capacity, 2)
  }

  // MARK: What the kernel says

  /// Takes over one event.
  ///
  /// - Returns: whether it calls for a look at the queue.
  @discardableResult
  mutating func note(_ event: InotifyEvent, at now: Instant) -> Bool {
    if event.kind.contains(.overflow) {
      noteLoss(at: now)
      return true
    }
    guard concerns(event.kind), let name = event.name, !name.isTemporary else { return false }
    if !event.kind.isDisjoint(with: [.closedAfterWriting, .movedIn]) {
      announce(name, settled: false)
      return true
    } else if event.kind.contains(.created) {
      ready[name] = nil
      unsettled[name] = nil
      wait(name, for: settle, at: now)
      return true
    } else if event.kind.contains(.opened) {
      unsettled[name]?.opened = true
    } else if event.kind.contains(.closedAfterReading), let entry = unsettled[name] {
      unsettled[name]?.opened = false
      unsettled[name]?.due = now + entry.wait
      return true
    } else if !event.kind.isDisjoint(with: [.deleted, .movedOut]) {
      ready[name] = nil
      unsettled[name] = nil
      kept[name] = nil
    }
    return false
  }

  /// Whether events of this kind can change anything now. Most are the echo of our own reading and moving.
  private func concerns(_ kind: InotifyEvent.Kind) -> Bool {
    if kind.contains(.directory) { return false }
    if !kind.isDisjoint(with: [.closedAfterWriting, .movedIn, .created]) { return true }
    if !kind.isDisjoint(with: [.opened, .closedAfterReading]) { return !unsettled.isEmpty }
    return !(ready.isEmpty && unsettled.isEmpty && kept.isEmpty)
  }

  /// Events were lost: what is known of open files is not to be relied on.
  mutating func noteLoss(at now: Instant) {
    mustScan = true
    for name in unsettled.keys {
      unsettled[name]?.opened = false
      unsettled[name]?.due = now + settle
    }
  }

  /// Another directory stands at the path now.
  mutating func forgetDirectory() {
    unsettled = [:]
    ready = [:]
    order = []
    head = 0
    passedOver = []
    mustScan = true
  }

  // MARK: What the directory says

  /// Whether a scan is called for and has room for what it finds.
  var canScan: Bool { mustScan && count <= capacity / 2 }
  var room: Int { max(0, capacity - count) }
  private var count: Int { unsettled.count + ready.count }

  /// Whether a scan need not look at this name.
  func knows(_ name: FileName) -> Bool { name.isTemporary || unsettled[name] != nil || ready[name] != nil }

  /// Whether a scan need not hand over this file.
  func knows(_ name: FileName, _ status: FileStatus) -> Bool {
    if let read = offered[name], read == nil || read == status.identity { return true }
    return knows(name) || status.kind == .directory || kept[name] == status.identity
  }

  /// Takes over what a scan found, and whether it saw the whole directory.
  mutating func found(_ names: [FileName], complete: Bool, at now: Instant) {
    mustScan = !complete
    for name in names where unsettled[name] == nil && ready[name] == nil { wait(name, for: .zero, at: now) }
  }

  /// The files to look at now, in no order.
  func due(at now: Instant) -> [FileName] {
    unsettled.compactMap { !$0.value.opened && $0.value.due <= now ? $0.key : nil }
  }

  /// When the next look is due; nil where only an event can bring news.
  var nextDue: Instant? { unsettled.values.lazy.filter { !$0.opened }.map(\.due).min() }

  mutating func judge(_ name: FileName, _ look: Look, at now: Instant) {
    guard var entry = unsettled[name] else { return }
    switch look {
    case .nothing: unsettled[name] = nil
    case .special: announce(name, settled: true)
    case .regular(let status, _, _) where kept[name] == status.identity: unsettled[name] = nil
    case .regular(let status, let age, let hasWriter):
      let unchanged = entry.seen == status || age >= settle
      if hasWriter != true, unchanged || (hasWriter == false && status.size > 0) {
        return announce(name, settled: true)
      }
      // A long writer is asked after less and less often.
      let patience = Duration.seconds(5)
      entry.wait = hasWriter == true && entry.seen != nil ? max(settle, min(entry.wait * 2, patience)) : settle
      entry.due = now + entry.wait
      entry.seen = status
      unsettled[name] = entry
    }
  }

  // MARK: What is worked on

  /// Gives out up to `limit` complete files, the first one first. `look` is asked whether each is still there.
  mutating func take(_ limit: Int, at now: Instant, look: (FileName) -> Look) -> [String] {
    var names: [String] = []
    while names.count < limit, head < order.count {
      let name = order[head]
      head += 1
      guard let settled = ready[name] else { continue }
      guard offeredByText[name.description] == nil else {
        passedOver.append(name)
        continue
      }
      ready[name] = nil
      switch look(name) {
      case .nothing: continue
      case .regular(let status, _, _) where kept[name] == status.identity: continue
      // Made first and filled later, as mktemp(1) and a redirection do.
      case .regular(let status, let age, _) where status.size == 0 && !settled && age < settle:
        wait(name, for: settle, at: now)
        continue
      case .regular, .special: break
      }
      offered[name] = .some(nil)
      offeredByText[name.description] = name
      names.append(name.description)
    }
    if head == order.count { (order, head) = ([], 0) }
    return names
  }

  /// The file that was given out under this text.
  func file(_ text: String) -> FileName? { offeredByText[text] ?? FileName(text) }

  /// What was read of a file that was given out.
  func identity(_ name: FileName) -> FileStatus.Identity? { offered[name] ?? nil }

  /// What was read of a file that was dealt with and is still there.
  func keptIdentity(_ name: FileName) -> FileStatus.Identity? { kept[name] }

  mutating func wasRead(_ name: FileName, _ identity: FileStatus.Identity) {
    if offered[name] != nil { offered[name] = identity }
  }

  /// The file was dealt with and stays; it is not given out again as long as it is the same.
  mutating func keep(_ name: FileName, _ identity: FileStatus.Identity) { kept[name] = identity }

  /// The file is no longer worked on. What came under its name meanwhile has its turn.
  ///
  /// - Returns: whether there is such.
  @discardableResult
  mutating func release(_ name: FileName) -> Bool {
    offered[name] = nil
    if offeredByText[name.description] == name { offeredByText[name.description] = nil }
    defer { passedOver = [] }
    order += passedOver
    return !passedOver.isEmpty
  }

  /// The file is given out again after a while.
  mutating func putBack(_ name: FileName, at now: Instant) {
    release(name)
    if ready[name] == nil { wait(name, for: settle, at: now) }
  }

  // MARK: -

  private mutating func announce(_ name: FileName, settled: Bool) {
    unsettled[name] = nil
    if ready[name] != nil { return }
    guard count < capacity else {
      mustScan = true
      return
    }
    ready[name] = settled
    order.append(name)
    if order.count > 2 * capacity {
      var seen: Set<FileName> = []
      order = order[head...].filter { ready[$0] != nil && seen.insert($0).inserted }
      head = 0
    }
  }

  private mutating func wait(_ name: FileName, for duration: Duration, at now: Instant) {
    guard count < capacity else {
      mustScan = true
      return
    }
    unsettled[name] = Unsettled(due: now + duration, wait: settle)
  }
}

extension FileName {
  /// Whether the name says that its file is still being written: it counts once it is renamed.
  var isTemporary: Bool {
    begins(with: ".") || begins(with: "#") || ends(in: "~") || ends(in: ".tmp") || ends(in: ".part")
      || ends(in: ".swp") || ends(in: ".crdownload")
  }
}
