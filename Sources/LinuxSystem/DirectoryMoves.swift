import CLinux
import Glibc

extension Directory {
  /// Renames an entry in place of whatever has the new name.
  ///
  /// - Returns: whether it was still there.
  public func rename(_ name: FileName, replacing other: FileName) throws(SystemError) -> Bool {
    if unsafe renameat(descriptor.number, name.cString, descriptor.number, other.cString) == 0 { return true }
    if errno == ENOENT { return false }
    throw SystemError("rename", path(of: name))
  }

  /// Moves an entry into another directory (or this one) under a name that nothing has there: `name`, or else `name.1`,
  /// `name.2` …
  ///
  /// No entry is ever overwritten: the kernel is asked not to (renameat2(2), RENAME_NOREPLACE), or, where the name is
  /// taken or the file system cannot, a name is reserved by creating it exclusively, and the move replaces just that
  /// reservation. Where the directories lie on two file systems a regular file is copied, put on the disk, and only then
  /// removed here.
  ///
  /// - Returns: the name it has now; nil where the entry has gone.
  @discardableResult
  public func move(
    _ name: FileName, to target: Directory, as wanted: FileName? = nil
  ) throws(SystemError) -> FileName? {
    let free = wanted ?? name
    let isMoved =
      unsafe renameat2(
        descriptor.number, name.cString, target.descriptor.number, free.cString, UInt32(TOCSIN_RENAME_NOREPLACE)) == 0
    if isMoved { return free }
    let reserved = try target.reserve(free)
    if unsafe renameat(descriptor.number, name.cString, target.descriptor.number, reserved.cString) == 0 {
      return reserved
    }
    let code = errno
    guard code == EXDEV else {
      try? target.remove(reserved)
      if code == ENOENT { return nil }
      throw SystemError("move", path(of: name), code: code)
    }
    do throws(SystemError) {
      try copy(name, over: reserved, in: target)
      try remove(name)
      return reserved
    } catch {
      try? target.remove(reserved)
      throw error
    }
  }

  /// Writes a file that is either wholly there, on the disk, or not at all, under a name that nothing has: `name`, or
  /// else `name.1` … Who may list the directory may read it, whatever the process's mask.
  @discardableResult
  public func writeAtomically(
    _ bytes: some Collection<UInt8>, as name: FileName, replacing: Bool = false
  ) throws(SystemError) -> FileName {
    let target = replacing ? name : try reserve(name)
    let draft = FileName(".".utf8 + target.bytes.prefix(FileName.longest - 12) + ".tmp".utf8) ?? target
    do throws(SystemError) {
      let file = try OwnedDescriptor(
        draft.cString, at: descriptor.number, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, named: path(of: draft))
      let readers = (status?.permissions ?? 0) & 0o044
      guard fchmod(file.number, 0o600 | readers) == 0 else { throw SystemError("set the mode of", path(of: draft)) }
      try file.write(bytes, named: path(of: draft))
      try file.sync(named: path(of: draft))
      guard unsafe renameat(descriptor.number, draft.cString, descriptor.number, target.cString) == 0 else {
        throw SystemError("rename", path(of: draft))
      }
      try sync()
      return target
    } catch {
      try? remove(draft)
      if !replacing { try? remove(target) }
      throw error
    }
  }

  /// The first of `name`, `name.1` … that nothing has here, neither alone nor with `suffix` behind it.
  public func freeName(for name: FileName, andWith suffix: String) throws(SystemError) -> FileName {
    for number in 0..<100_000 {
      let candidate = number == 0 ? name : name.appending(".\(number)")
      if try status(of: candidate) == nil, try status(of: candidate.appending(suffix)) == nil { return candidate }
    }
    throw SystemError("find a free name for", path(of: name), code: EEXIST)
  }

  /// Creates an empty file under a free name, for a rename to replace.
  private func reserve(_ name: FileName) throws(SystemError) -> FileName {
    for number in 0..<100_000 {
      let candidate = number == 0 ? name : name.appending(".\(number)")
      do throws(SystemError) {
        _ = try OwnedDescriptor(
          candidate.cString, at: descriptor.number, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
          named: path(of: candidate))
        return candidate
      } catch {
        if error.code != EEXIST { throw error }
      }
    }
    throw SystemError("find a free name for", path(of: name), code: EEXIST)
  }

  private func copy(_ name: FileName, over reserved: FileName, in target: Directory) throws(SystemError) {
    let source = try OwnedDescriptor(
      name.cString, at: descriptor.number, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, named: path(of: name))
    // A link, a pipe or a device cannot be carried over as what it is.
    guard let status = FileStatus(of: source.number), status.kind == .regular else {
      throw SystemError("move", path(of: name), code: EXDEV)
    }
    let copy = try OwnedDescriptor(
      reserved.cString, at: target.descriptor.number, O_WRONLY | O_TRUNC | O_NOFOLLOW, named: target.path(of: reserved))
    while true {
      let piece: [UInt8]
      do { piece = try source.read(atMost: 1 << 20) } catch {
        throw SystemError("read", path(of: name), code: error.code)
      }
      if piece.isEmpty { break }
      try copy.write(piece, named: target.path(of: reserved))
    }
    // The copy keeps the file's own time: it may be all that dates the article.
    let time = timespec(tv_sec: Int(status.modified.seconds), tv_nsec: Int(status.modified.nanoseconds))
    unsafe futimens(copy.number, [time, time])
    try copy.sync(named: target.path(of: reserved))
    try target.sync()
  }
}
