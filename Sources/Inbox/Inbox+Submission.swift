import CivilTime
import Glibc
import LinuxSystem
public import News

extension Inbox {
  /// The bytes of a file that `arrivals` gave, at most `InboxSettings.maximumBytes` of them. Never waits for a writer,
  /// never follows a symbolic link.
  ///
  /// - Returns: nil where there is nothing to read now: the file has gone, or it changed while it was read, or the
  ///   system is short of something. Unless it has gone it is given out again.
  public func submission(named name: String) throws(Rejection) -> Submission? {
    guard let file = watch.access({ $0.queue.file(name) }) else { return nil }
    let contents: FileContents
    do throws(FileReadError) {
      contents = try read(file)
    } catch {
      if let rejection = rejection(of: name, error) { throw rejection }
      return nil
    }
    watch.access { $0.queue.wasRead(file, contents.status.identity) }
    FaultPoint.read.pass()
    return Submission(
      name: name, inbox: settings.path, bytes: contents.bytes, modified: Timestamp(contents.status.modified))
  }

  private func read(_ file: FileName) throws(FileReadError) -> FileContents {
    let directory: Directory
    do throws(SystemError) { directory = try directories.inbox() } catch {
      throw error.code == ENOENT ? .missing(path: settings.path) : .system(error)
    }
    return try directory.readRegularFile(file, limit: settings.maximumBytes)
  }

  /// What an error makes of a file: a rejection, or nil and another try.
  private func rejection(of name: String, _ error: FileReadError) -> Rejection? {
    switch error {
    case .missing:
      watch.access { state in
        if let file = state.queue.file(name) { state.queue.release(file) }
      }
      return nil
    case .changing:
      putBack(name)
      return nil
    case .symbolicLink:
      return Rejection(
        .symbolicLink, "'\(name)' is a symbolic link, and links are not followed. Put the file itself into the inbox.")
    case .notRegular(_, let kind):
      return Rejection(
        .notRegularFile, "'\(name)' is a \(kind.rawValue), not a regular file. Only regular files are read.")
    case .tooLarge(_, let size, let limit):
      return Rejection(
        .tooLarge,
        "'\(name)' has \(size) bytes, and this inbox takes at most \(limit). Split it, or raise the inbox's maximum_size in the settings."
      )
    case .system(let error) where [EMFILE, ENFILE, ENOMEM, ESTALE, EAGAIN].contains(error.code):
      watch.access {
        $0.notices.append(.postponed(inbox: settings.path, file: name, reason: error.description))
      }
      putBack(name)
      return nil
    case .system(let error):
      return Rejection(.unreadable, "'\(name)' cannot be read: \(error.description)")
    }
  }
}

extension Timestamp {
  /// Held inside the years that a calendar date can have.
  fileprivate init(_ time: FileStatus.Time) {
    let seconds = min(max(time.seconds, -62_135_596_800), 253_402_300_799)
    self.init(milliseconds: seconds * 1000 + time.nanoseconds / 1_000_000)
  }
}
