public import CivilTime
import FoundationEssentials
import Glibc
import LinuxSystem
public import News

extension Inbox {
  /// Archives, deletes or keeps a file, as the settings say. To be called only once all that it raised is on the disk.
  ///
  /// A file that took the name since the first one was read stays, and is given out on its own. A move that is lost in
  /// a power failure only brings back a file that the ledger knows.
  public func shelve(_ name: String) throws(InboxError) {
    FaultPoint.shelving.pass()
    defer { FaultPoint.shelved.pass() }
    try finish(name) { file, directory, read throws(SystemError) in
      switch settings.after {
      case .keep:
        let there = try directory.status(of: file)
        if let identity = read ?? there?.identity { watch.access { $0.queue.keep(file, identity) } }
      case .archive:
        let archive = try directories.archive()
        guard let moved = try directory.move(file, to: archive) else { return }
        _ = try putBackUnless(read, moved, in: archive, to: directory, as: file)
      case .delete:
        // Out of the way first: what is removed is then surely what was read.
        let hidden = FileName(".".utf8 + file.appending(".deleted").bytes.prefix(FileName.longest - 1)) ?? file
        guard try directory.rename(file, replacing: hidden) else { return }
        if try putBackUnless(read, hidden, in: directory, to: directory, as: file) { try directory.remove(hidden) }
      }
    }
  }

  /// Moves a file that is no article into `rejected`, with the reason beside it as `NAME.reason.json`. Both are on the
  /// disk when this returns. A symbolic link is moved itself, not what it points to.
  public func reject(_ name: String, _ rejection: Rejection, at time: Timestamp) throws(InboxError) {
    try finish(name) { file, directory, read throws(SystemError) in
      guard try directory.status(of: file) != nil else { return }
      let target = try Directory(making: settings.rejectedPath)
      let note = RejectionNote(rejection, file: name, inbox: settings.path, at: time).json
      let free = try target.freeName(for: file, andWith: RejectionNote.suffix)
      // The reason first: a crash between the two leaves a reason too many, not a file without one.
      let reason = try target.writeAtomically(note, as: free.appending(RejectionNote.suffix), replacing: true)
      guard let moved = try directory.move(file, to: target, as: free),
        try putBackUnless(read, moved, in: target, to: directory, as: file)
      else { return try target.remove(reason) }
      if moved != free {
        _ = try target.writeAtomically(note, as: moved.appending(RejectionNote.suffix), replacing: true)
        try target.remove(reason)
      }
      try target.sync()
    }
  }

  /// Runs `body` with the file, and lets go of the name whatever happens. A file that could not be put away is
  /// remembered, so that it does not come again at once.
  private func finish(
    _ name: String,
    _ body: (FileName, Directory, FileStatus.Identity?) throws(SystemError) -> Void
  ) throws(InboxError) {
    let (file, read) = watch.access { state in
      let file = state.queue.file(name)
      return (file, file.flatMap { state.queue.identity($0) ?? state.queue.keptIdentity($0) })
    }
    guard let file else { return }
    defer {
      if watch.access({ $0.queue.release(file) }) { thread.rouse() }
    }
    do throws(SystemError) {
      let directory: Directory
      do throws(SystemError) { directory = try directories.inbox() } catch {
        // The file went with the directory.
        if error.code == ENOENT { return }
        throw error
      }
      do throws(SystemError) { try body(file, directory, read) } catch {
        let there = try? directory.status(of: file)
        if let identity = read ?? there?.identity { watch.access { $0.queue.keep(file, identity) } }
        throw error
      }
    } catch {
      directories.forget()
      throw .notMoved(file: name, inbox: settings.path, error)
    }
  }

  /// Moves a file back that turns out to be another than the one that was read. Moving first and looking then leaves no
  /// moment between the two.
  ///
  /// - Returns: whether it was the one that was read.
  private func putBackUnless(
    _ read: FileStatus.Identity?, _ moved: FileName, in target: Directory, to directory: Directory, as file: FileName
  ) throws(SystemError) -> Bool {
    guard let read, let now = try target.status(of: moved)?.identity, !now.hasContents(of: read) else { return true }
    try target.move(moved, to: directory, as: file)
    watch.access { $0.notices.append(.replaced(inbox: settings.path, file: file.description)) }
    return false
  }
}

/// What stands beside a rejected file.
struct RejectionNote: Codable, Equatable {
  static let suffix = ".reason.json"

  let file: String
  let inbox: String
  let reason: Rejection.Reason
  let message: String
  /// RFC 3339, in UTC.
  let time: String

  init(_ rejection: Rejection, file: String, inbox: String, at time: Timestamp) {
    self.file = file
    self.inbox = inbox
    reason = rejection.reason
    message = rejection.message
    self.time = time.iso8601
  }

  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Five texts always encode.
    return ((try? encoder.encode(self)).map { Array($0) } ?? []) + [UInt8(ascii: "\n")]
  }
}
