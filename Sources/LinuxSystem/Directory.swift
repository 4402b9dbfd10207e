import Glibc

/// An open directory. It stays the same directory, wherever it is moved to.
///
/// Opened as a place only (`O_PATH`): that takes no permission to list it, and raises no inotify event.
public final class Directory: Sendable {
  /// The path it was opened by.
  public let path: String
  let descriptor: OwnedDescriptor

  public init(_ path: String) throws(SystemError) {
    self.path = path
    descriptor = try OwnedDescriptor(Array(path.utf8CString), Self.placeOnly | O_DIRECTORY, named: path)
  }

  /// Opens the directory, and makes it and those above it where they are missing.
  ///
  /// - Parameter permissions: those of a directory that is made, whatever the process's mask; nil leaves them to the mask.
  public convenience init(making path: String, permissions: UInt32? = nil) throws(SystemError) {
    // Mostly it is there.
    let isThere = (try? FileStatus.following(path))?.kind == .directory
    var end = isThere ? path.endIndex : path.startIndex
    var isNew = false
    while end < path.endIndex {
      end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      isNew = unsafe mkdir(part, 0o777) == 0
      guard isNew || errno == EEXIST || errno == EISDIR || end < path.endIndex else {
        throw SystemError("make", part)
      }
    }
    try self.init(path)
    guard isNew, let permissions else { return }
    guard unsafe fchmodat(AT_FDCWD, path, permissions, 0) == 0 else { throw SystemError("set the mode of", path) }
  }

  public func path(of name: FileName) -> String { "\(path)/\(name)" }

  public var status: FileStatus? { FileStatus(of: descriptor.number) }

  /// What a name stands for, without following a symbolic link; nil where it stands for nothing.
  public func status(of name: FileName) throws(SystemError) -> FileStatus? {
    var status = stat()
    guard unsafe fstatat(descriptor.number, name.cString, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw SystemError("look at", path(of: name))
    }
    return FileStatus(status)
  }

  /// The names in it, in no order, until `visit` returns false.
  public func forEachName(_ visit: (FileName) -> Bool) throws(SystemError) {
    let again = unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard again >= 0 else { throw SystemError("list", path) }
    guard let stream = unsafe fdopendir(again) else {
      let code = errno
      close(again)
      throw SystemError("read", path, code: code)
    }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      // Never through `pointee`: that copies a whole `dirent`, and a record may end with its name.
      let letters = unsafe UnsafeRawPointer(entry).advanced(by: Self.nameOffset).assumingMemoryBound(to: CChar.self)
      let bytes = unsafe UnsafeRawBufferPointer(start: letters, count: strlen(letters)).map { $0 }
      if let name = FileName(bytes), !visit(name) { return }
    }
    if errno != 0 { throw SystemError("read", path) }
  }

  /// Reads a regular file of at most `limit` bytes; never through a symbolic link, and never waiting for one.
  public func readRegularFile(_ name: FileName, limit: Int) throws(FileReadError) -> FileContents {
    try LinuxSystem.readRegularFile(
      name.cString, at: descriptor.number, limit: limit, followingLinks: false, named: path(of: name))
  }

  public func remove(_ name: FileName) throws(SystemError) {
    guard unsafe unlinkat(descriptor.number, name.cString, 0) == 0 || errno == ENOENT else {
      throw SystemError("remove", path(of: name))
    }
  }

  /// Waits until the names in it are on the disk.
  public func sync() throws(SystemError) {
    let here = try OwnedDescriptor(
      Array(".".utf8CString), at: descriptor.number, O_RDONLY | O_DIRECTORY, named: path)
    try here.sync(named: path)
  }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

  // <fcntl.h>'s O_PATH, which the C library's header shows to _GNU_SOURCE only.
  private static let placeOnly: CInt = 0o10000000
}
